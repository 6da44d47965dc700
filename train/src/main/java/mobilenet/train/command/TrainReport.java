package mobilenet.train.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import mobilenet.cli.JsonOutput;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.RunResult.RunTimes;

/** What a finished run prints. */
final class TrainReport {
  private static final double PERCENT = 100;

  private TrainReport() {}

  /** What {@code --json} prints. */
  record Document(String best, String last, int epochs, double top1, double seconds, Times times) {}

  record Times(
      double waiting,
      double teacher,
      double forward,
      double backward,
      double update,
      double validation) {}

  static void print(
      PrintWriter out, RunResult result, RunFolder folder, boolean json, boolean profile) {
    RunTimes t = result.times();
    if (json) {
      Times times =
          new Times(
              t.waiting(), t.teacher(), t.forward(), t.backward(), t.update(), t.validation());
      JsonOutput.print(
          out,
          new Document(
              folder.best().toString(),
              folder.last().toString(),
              result.epochs(),
              result.bestTop1(),
              result.seconds(),
              times));
      return;
    }
    Duration took = Duration.ofSeconds(Math.round(result.seconds()));
    out.printf(
        Locale.ROOT,
        "%s in %d:%02d:%02d; best top-1 on the images held out %.2f %%: %s%n",
        Epochs.counted(result.epochs()),
        took.toHours(),
        took.toMinutesPart(),
        took.toSecondsPart(),
        PERCENT * result.bestTop1(),
        folder.best());
    if (profile) {
      out.printf(
          Locale.ROOT,
          "waiting for images %.1f s, %sforward %.1f s, backward %.1f s, optimiser %.1f s,"
              + " validation %.1f s%n",
          t.waiting(),
          t.teacher() > 0 ? String.format(Locale.ROOT, "teacher %.1f s, ", t.teacher()) : "",
          t.forward(),
          t.backward(),
          t.update(),
          t.validation());
    }
  }
}

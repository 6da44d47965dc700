package mobilenet.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.Progress;
import mobilenet.train.trainer.EpochReport;
import mobilenet.train.trainer.RunListener;

/** Shows a run on the terminal: a bar with the time that is left, and a line for each epoch. */
final class ConsoleListener implements RunListener, AutoCloseable {
  private static final double PERCENT = 100;

  private final PrintWriter out;
  private final int epochs;
  private final ProgressBar bar = Progress.bar("train", 0);

  ConsoleListener(PrintWriter out, int epochs) {
    this.out = out;
    this.epochs = epochs;
  }

  @Override
  public void started(long batches, long done) {
    bar.maxHint(batches);
    bar.stepTo(done);
    out.println(
        "epoch      rate  train loss  train top-1  val loss  val top-1   val top-5  pictures/s  waiting");
  }

  @Override
  public void step(StepReport report) {
    bar.step();
    bar.setExtraMessage(
        String.format(
            Locale.ROOT, " loss %.3f acc %.1f%%", report.loss(), PERCENT * report.accuracy()));
  }

  @Override
  public void epoch(EpochReport report) throws IOException {
    out.printf(
        Locale.ROOT,
        "%3d/%-3d  %8.6f  %10.4f  %9.2f %%  %8.4f  %7.2f %%  %7.2f %%  %10.0f  %5.1f s%n",
        report.epoch(),
        epochs,
        report.rate(),
        report.trainLoss(),
        PERCENT * report.trainAccuracy(),
        report.validation().loss(),
        PERCENT * report.validation().top1(),
        PERCENT * report.validation().top5(),
        report.imagesPerSecond(),
        report.waitingSeconds());
    out.flush();
  }

  @Override
  public void close() {
    bar.close();
  }
}

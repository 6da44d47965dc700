package mobilenet.train.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.Progress;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.trainer.RunListener;

/** Shows a run on the terminal: a bar with the time that is left, and a line for each epoch. */
final class ConsoleListener implements RunListener, AutoCloseable {
  private static final double PERCENT = 100;

  private final PrintWriter out;
  private final int epochs;
  private Optional<ProgressBar> bar = Optional.empty();

  ConsoleListener(PrintWriter out, int epochs) {
    this.out = out;
    this.epochs = epochs;
  }

  @Override
  public void started(long batches, long done) {
    out.println(
        "epoch      rate  train loss  train top-1  val loss  val top-1   val top-5  images/s  waiting");
    out.flush();
    // Behind the heading: a bar draws itself from its first moment on.
    ProgressBar drawn = Progress.bar("train", batches);
    drawn.stepTo(done);
    bar = Optional.of(drawn);
  }

  @Override
  public void step(StepReport report) {
    String accuracy =
        report
            .accuracy()
            .map(share -> String.format(Locale.ROOT, " acc %.1f%%", PERCENT * share))
            .orElse("");
    String message = String.format(Locale.ROOT, " loss %.3f", report.loss()) + accuracy;
    bar.ifPresent(drawn -> drawn.step().setExtraMessage(message));
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    out.printf(
        Locale.ROOT,
        "%3d/%-3d  %8.6f  %10.4f  %11s  %s  %10.0f  %5.1f s%n",
        metrics.epoch(),
        epochs,
        metrics.rate(),
        metrics.training().loss(),
        metrics.training().accuracy().map(ConsoleListener::percent).orElse("mixed"),
        metrics.validation().map(ConsoleListener::validation).orElse(""),
        metrics.timing().imagesPerSecond(),
        metrics.timing().waitingSeconds());
    out.flush();
  }

  private static String validation(EpochMetrics.Validation validation) {
    return String.format(
        Locale.ROOT,
        "%8.4f  %9s  %9s",
        validation.loss(),
        percent(validation.top1()),
        percent(validation.top5()));
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2f %%", PERCENT * fraction);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}

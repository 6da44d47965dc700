package mobilenet.search.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.trainer.RunListener;

/** A line for each epoch of a training, with the time left. */
final class EpochLines implements RunListener {
  private static final double PERCENT = 100;
  private static final double NANOS = 1e9;

  private final PrintWriter err;
  private final String prefix;
  private final int epochs;
  private final LongSupplier clock;
  private long begun;
  private long batches;
  private long before;
  private long done;

  /**
   * Lines on a writer.
   *
   * @param prefix what each begins with; empty where a command trains one network at a time
   */
  EpochLines(PrintWriter err, String prefix, int epochs, LongSupplier clock) {
    this.err = err;
    this.prefix = prefix;
    this.epochs = epochs;
    this.clock = clock;
  }

  @Override
  public void started(long all, long known) {
    begun = clock.getAsLong();
    batches = all;
    before = known;
    done = known;
  }

  @Override
  public void step(StepReport report) {
    done++;
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    double seconds = (clock.getAsLong() - begun) / NANOS;
    double each = seconds / Math.max(1, done - before);
    err.println(
        String.format(
            Locale.ROOT,
            "%sepoch %d of %d: %.2f %%; %s left",
            prefix,
            metrics.epoch(),
            epochs,
            PERCENT * metrics.validation().map(EpochMetrics.Validation::top1).orElse(0.0),
            ProgressLines.duration(each * (batches - done))));
    err.flush();
  }
}

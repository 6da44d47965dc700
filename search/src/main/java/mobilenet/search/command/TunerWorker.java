package mobilenet.search.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import mobilenet.search.netadapt.Tuner;

/** A process that trains the networks of a step which its parent names. */
final class TunerWorker {
  private TunerWorker() {}

  /** What comes before the first network. */
  @FunctionalInterface
  interface Opening {
    /**
     * Opens the tuner of the process.
     *
     * @throws IOException if what it needs cannot be read
     */
    Tuner open() throws IOException;
  }

  /**
   * Works until the parent ends, or something fails that is no fault of a network.
   *
   * @param replies takes a {@link TuningReply} for each network
   * @return exit code
   */
  static int serve(InputStream parent, PrintWriter replies, Opening opening)
      throws InterruptedException {
    return LineWorker.serve(
        parent,
        replies,
        () -> {
          Tuner tuner = opening.open();
          return line -> {
            TuningTask task = TuningTask.of(line);
            return new TuningReply.Done(tuner.tune(task.step(), task.from(), task.to())).line();
          };
        },
        reason -> new TuningReply.Stopped(reason).line());
  }
}

package mobilenet.search.command;

import java.io.InputStream;
import java.io.PrintWriter;
import mobilenet.search.netadapt.Tuner;

/** A process that trains the networks of a step which its parent names. */
final class TunerWorker {
  private TunerWorker() {}

  /**
   * Works until the parent ends, or something fails that is no fault of a network.
   *
   * @param replies takes a {@link TuningReply} for each network
   * @param opening of the process's tuner
   * @return exit code
   */
  static int serve(InputStream parent, PrintWriter replies, LineWorker.Opening<Tuner> opening)
      throws InterruptedException {
    return LineWorker.serve(
        parent,
        replies,
        opening,
        (tuner, line) -> {
          TuningTask task = TuningTask.of(line);
          return new TuningReply.Done(tuner.tune(task.step(), task.from(), task.to())).line();
        },
        reason -> new TuningReply.Stopped(reason).line());
  }
}

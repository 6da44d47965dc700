package mobilenet.search.command;

import java.io.InputStream;
import java.io.PrintWriter;
import mobilenet.cli.ErrorText;
import mobilenet.json.JsonException;
import mobilenet.search.netadapt.Tuner;

/**
 * A process that trains the networks of a step which its parent names.
 *
 * @param tuner of this process
 * @param out takes a {@link TuningReply} for each
 */
record TunerWorker(Tuner tuner, PrintWriter out) {

  /**
   * Works until the parent ends, or something fails that is no fault of a network.
   *
   * @return exit code
   */
  int serve(InputStream parent) throws InterruptedException {
    return LineWorker.serve(
        parent,
        out,
        line -> {
          TuningReply reply = reply(line);
          return new LineWorker.Answer(reply.line(), reply instanceof TuningReply.Stopped);
        });
  }

  private TuningReply reply(String line) throws InterruptedException {
    try {
      TuningTask task = TuningTask.of(line);
      return new TuningReply.Done(tuner.tune(task.step(), task.from(), task.to()));
    } catch (JsonException | RuntimeException e) {
      return new TuningReply.Stopped(ErrorText.of(e));
    }
  }
}

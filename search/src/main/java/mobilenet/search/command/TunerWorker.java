package mobilenet.search.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mobilenet.cli.ErrorText;
import mobilenet.cli.ParentProcess;
import mobilenet.json.JsonException;
import mobilenet.search.netadapt.Tuner;

/**
 * The side of a {@link TunerProcess} that works: it trains what its parent writes to its standard
 * input, one after the other, and ends with its parent.
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
    BlockingQueue<String> tasks = new LinkedBlockingQueue<>();
    ParentProcess.endWith(parent, tasks::add);
    while (true) {
      TuningReply reply = reply(tasks.take());
      out.println(reply.line());
      out.flush();
      if (reply instanceof TuningReply.Stopped) {
        return 1;
      }
    }
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

package mobilenet.search.command;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The pipes of a process that trains networks of a step, a {@link TunerWorker}.
 *
 * @param tasks its standard input
 * @param replies its standard output
 */
record TunerProcess(Writer tasks, BufferedReader replies) {

  static TunerProcess of(Process process) {
    return new TunerProcess(
        process.outputWriter(StandardCharsets.UTF_8), process.inputReader(StandardCharsets.UTF_8));
  }

  /**
   * Has a network trained.
   *
   * @return the {@link TuningReply#line}
   * @throws IOException if the process has ended meanwhile
   */
  String train(TuningTask task) throws IOException {
    tasks.write(task.line() + "\n");
    tasks.flush();
    String reply = replies.readLine();
    if (reply == null) {
      throw new EOFException("the process that trains has ended");
    }
    return reply;
  }
}

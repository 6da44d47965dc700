package mobilenet.search.command;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The pipes of a process that answers each line with a line of JSON, a {@link LineWorker}.
 *
 * @param tasks its standard input
 * @param replies its standard output
 */
record LinePipes(Writer tasks, BufferedReader replies) {
  private static final String JSON = "{";

  static LinePipes of(Process process) {
    return new LinePipes(
        process.outputWriter(StandardCharsets.UTF_8), process.inputReader(StandardCharsets.UTF_8));
  }

  /**
   * Has a task done. What is no reply is passed on to standard error: a virtual machine that
   * crashes says so on its standard output.
   *
   * @return the reply
   * @throws IOException if the process has ended meanwhile
   */
  String ask(String task) throws IOException {
    tasks.write(task + "\n");
    tasks.flush();
    for (String line = replies.readLine(); line != null; line = replies.readLine()) {
      if (line.startsWith(JSON)) {
        return line;
      }
      System.err.println(line);
    }
    throw new EOFException("the process that works has ended");
  }
}

package mobilenet.search.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import mobilenet.cli.ErrorText;
import mobilenet.cli.ParentProcess;

/**
 * The side of {@link LinePipes} that works: a process that does what its parent writes to its
 * standard input, one line after the other, and ends with its parent.
 */
final class LineWorker {
  private static final int FAILED = 1;

  private LineWorker() {}

  /**
   * What comes before the first line.
   *
   * @param <T> what the process works with
   */
  @FunctionalInterface
  interface Opening<T> {
    /**
     * Reads what the process needs.
     *
     * @throws IOException if it cannot be read
     */
    T open() throws IOException;
  }

  /**
   * What the process does.
   *
   * @param <T> with what
   */
  @FunctionalInterface
  interface Work<T> {
    /**
     * Does what a line says.
     *
     * @return the reply
     * @throws IOException if the process cannot go on
     */
    String reply(T opened, String line) throws IOException, InterruptedException;
  }

  /**
   * Works until the parent ends, or until it cannot go on, which it then tells the parent.
   *
   * @param replies takes a line for each of the parent's
   * @param stopped makes the last one of a reason
   * @return exit code
   */
  static <T> int serve(
      InputStream parent,
      PrintWriter replies,
      Opening<T> opening,
      Work<T> work,
      Function<String, String> stopped)
      throws InterruptedException {
    BlockingQueue<String> tasks = new LinkedBlockingQueue<>();
    ParentProcess.endWith(parent, tasks::add);
    try {
      T opened = opening.open();
      while (true) {
        print(work.reply(opened, tasks.take()), replies);
      }
    } catch (IOException | RuntimeException e) {
      print(stopped.apply(ErrorText.of(e)), replies);
      return FAILED;
    }
  }

  private static void print(String line, PrintWriter replies) {
    replies.println(line);
    replies.flush();
  }
}

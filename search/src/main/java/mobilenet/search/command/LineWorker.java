package mobilenet.search.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mobilenet.cli.ParentProcess;

/**
 * The side of {@link LinePipes} that works: a process that does what its parent writes to its
 * standard input, one line after the other, and ends with its parent.
 */
final class LineWorker {
  private static final int FAILED = 1;

  private LineWorker() {}

  /**
   * What a line is answered with.
   *
   * @param line of the standard output
   * @param isLast whether the process cannot go on
   */
  record Answer(String line, boolean isLast) {}

  /** What the process does. */
  @FunctionalInterface
  interface Work {
    /** Does what a line says. */
    Answer answer(String line) throws InterruptedException;
  }

  /**
   * Works until the parent ends, or until it cannot go on.
   *
   * @param replies takes a line for each of the parent's
   * @return exit code
   */
  static int serve(InputStream parent, PrintWriter replies, Work work) throws InterruptedException {
    BlockingQueue<String> tasks = new LinkedBlockingQueue<>();
    ParentProcess.endWith(parent, tasks::add);
    while (true) {
      Answer answer = work.answer(tasks.take());
      replies.println(answer.line());
      replies.flush();
      if (answer.isLast()) {
        return FAILED;
      }
    }
  }
}

package mobilenet.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Escapes all control characters but tabs and line breaks, and remembers the first failure: a
 * {@link java.io.PrintWriter} only tells that there was one.
 */
final class TerminalWriter extends Writer {
  private static final String LINE_BREAKS = "\n" + System.lineSeparator();

  private final Writer out;
  private Optional<IOException> failure = Optional.empty();

  TerminalWriter(Writer out) {
    this.out = out;
  }

  /** Why something could not be written; empty if there was no failure. */
  Optional<IOException> failure() {
    return failure;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    StringBuilder safe = new StringBuilder(length);
    for (int i = from; i < from + length; i++) {
      if (text[i] == '\t' || LINE_BREAKS.indexOf(text[i]) >= 0) {
        safe.append(text[i]);
      } else {
        Printable.append(safe, text[i]);
      }
    }
    attempt(() -> out.write(safe.toString()));
  }

  @Override
  public void flush() throws IOException {
    attempt(out::flush);
  }

  @Override
  public void close() throws IOException {
    attempt(out::close);
  }

  private interface Step {
    void run() throws IOException;
  }

  /** After a failure nothing more is written: there would be a gap in the output. */
  private void attempt(Step step) throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    try {
      step.run();
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }
}

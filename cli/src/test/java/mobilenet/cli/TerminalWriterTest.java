package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class TerminalWriterTest {
  @Test
  void keepsLinesAndTabsAndShowsOtherControlCharacters() {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(new TerminalWriter(text))) {
      out.println("one\u001b[2J");
      out.println("\ttwo");
    }
    assertThat(text.toString().lines()).containsExactly("one\\u001b[2J", "\ttwo");
  }

  @Test
  void remembersTheFirstFailureAndTriesNoMore() throws IOException {
    StringWriter written = new StringWriter();
    Writer full = new FullWriter(written, 1);
    try (TerminalWriter out = new TerminalWriter(full)) {
      out.write("one ");
      assertThat(out.failure()).isEmpty();
      assertThatThrownBy(() -> out.write("two ")).hasMessage("full after 1");
      assertThatThrownBy(() -> out.write("three")).hasMessage("full after 1");
      assertThatThrownBy(out::flush).hasMessage("full after 1");
      assertThat(out.failure()).get().hasToString("java.io.IOException: full after 1");
    } catch (IOException e) {
      // Closing fails, too: a failure is never forgotten.
      assertThat(e).hasMessage("full after 1");
    }
    assertThat(written).hasToString("one ");
  }

  /** Fails only once, like a full disk on which space is freed later. */
  private static final class FullWriter extends Writer {
    private final Writer out;
    private int left;

    FullWriter(Writer out, int writes) {
      this.out = out;
      this.left = writes;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      if (left-- == 0) {
        throw new IOException("full after 1");
      }
      out.write(text, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

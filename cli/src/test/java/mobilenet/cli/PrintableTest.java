package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void controlCharactersAreShown() {
    assertThat(Printable.line("a\u001b[31mred\u0007")).isEqualTo("a\\u001b[31mred\\u0007");
    assertThat(Printable.line("two\nlines\r\t")).isEqualTo("two\\u000alines\\u000d\\u0009");
    assertThat(Printable.line("\u007f \u009b31m")).isEqualTo("\\u007f \\u009b31m");
    assertThat(Printable.line("\u202egnp.exe\u2069")).isEqualTo("\\u202egnp.exe\\u2069");
    assertThat(Printable.line("a\u2028b")).isEqualTo("a\\u2028b");
  }

  @Test
  void textOfAnyLanguageStays() {
    for (String text :
        new String[] {"", "T-shirt/top", "تی‌شرت", "日本語", "a\u00a0b", "👟", "a\\b"}) {
      assertThat(Printable.line(text)).isEqualTo(text);
    }
  }
}

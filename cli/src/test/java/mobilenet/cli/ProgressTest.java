package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
  /** Extended Arabic-Indic, Arabic-Indic, Devanagari and Thai digits of Unicode. */
  @Test
  void writesTimesInPlainDigits() {
    assertThat(Progress.plainDigits("train 12% (\u06f0:\u06f1\u06f2 / \u0663:\u096a\u0e55)"))
        .isEqualTo("train 12% (0:12 / 3:45)");
  }
}

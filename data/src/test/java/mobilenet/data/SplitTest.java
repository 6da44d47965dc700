package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SplitTest {

  @ParameterizedTest
  @EnumSource
  void readsItsOwnName(Split split) {
    assertThat(Split.ofCliName(split.cliName())).isEqualTo(split);
  }

  /** The names are those of timm's dataset_factory, and Kaggle's testing. */
  @ParameterizedTest
  @CsvSource({
    "train, TRAIN",
    "training, TRAIN",
    "test, TEST",
    "testing, TEST",
    "val, VALIDATION",
    "valid, VALIDATION",
    "validation, VALIDATION",
    "eval, VALIDATION",
    "evaluation, VALIDATION",
  })
  void readsOtherNamesInAnyCase(String name, Split split) {
    assertThat(Split.named(name)).contains(split);
    assertThat(Split.ofCliName(name.toUpperCase(Locale.ROOT))).isEqualTo(split);
  }

  @Test
  void turkishIsNoException() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Split.named("TRAINING")).contains(Split.TRAIN);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anUnknownNameListsTheLegalOnes() {
    assertThat(Split.named("dev")).isEmpty();
    assertThatThrownBy(() -> Split.ofCliName("dev"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown split \"dev\"; expected one of train, training, test, testing, val, valid,"
                + " validation, eval, evaluation");
  }
}

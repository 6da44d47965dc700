package mobilenet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMappingTest {
  private static final List<String> LABELS = List.of("cat", "dog", "emu");
  private static final List<String> FASHION =
      List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker");

  private static LabelMapping of(List<String> classNames, List<String> labels) {
    return LabelMapping.of(classNames, Optional.of(labels), labels.size());
  }

  private static void refuses(List<String> classNames, List<String> labels, String... fragments) {
    assertThatThrownBy(() -> of(classNames, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(fragments);
  }

  private static List<String> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }

  @Test
  void byNameWhateverTheOrder() {
    LabelMapping all = of(List.of("emu", "cat", "dog"), LABELS);
    assertThat(all.outputs()).containsExactly(2, 0, 1);
    assertThat(all.rule()).isEqualTo(LabelMapping.Rule.NAMES);
    assertThat(all.unused()).isEmpty();
    LabelMapping some = of(List.of("emu", "dog"), LABELS);
    assertThat(some.outputs()).containsExactly(2, 1);
    assertThat(some.unused()).containsExactly("cat");
    assertThat(some.describe(LABELS)).endsWith("by name; labels without a class: cat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T-shirt_top",
        "t-shirt top",
        "TSHIRTTOP",
        " T_shirt-top",
        "T-shirt:top",
        "t shirt/Top",
        "T\u2011shirt\u2215top",
        "\uFF34-shirt\uFF0Ftop",
        "T \u2013 shirt\\top",
        "T\u00a0shirt top"
      })
  void writingDoesNotCount(String folder) {
    LabelMapping mapping = of(List.of("Coat", folder), FASHION);
    assertThat(mapping.outputs()).containsExactly(4, 0);
    assertThat(mapping.renamed()).isEqualTo(Map.of(folder, "T-shirt/top"));
    assertThat(mapping.describe(FASHION))
        .contains("differently written: " + folder + " is T-shirt/top");
  }

  @Test
  void neitherDoesUnicodesWayOfAccentsOrTheLocale() {
    assertThat(of(List.of("cafe\u0301"), List.of("tea", "Café")).outputs()).containsExactly(1);
    assertThat(of(List.of("FISH", "STRASSE"), List.of("straße", "fish")).outputs())
        .containsExactly(1, 0);
  }

  @Test
  void oneNameThatIsNoLabelIsAnErrorThoughTheNumbersFit() {
    List<String> folders =
        List.of("Coat", "Dress", "Pullover", "Sandal", "Shirt", "Sneaker", "T-shirt", "Trouser");
    refuses(
        folders,
        FASHION,
        "1 of the data set's 8 classes is not among the labels of the network: \"T-shirt\""
            + " (nearest: \"T-shirt/top\")",
        "those without a class are \"T-shirt/top\"");
  }

  @Test
  void allThatIsLeftOverIsListed() {
    refuses(
        List.of("cat", "dgo", "fox"),
        LABELS,
        "2 of the data set's 3 classes are not among the labels of the network: \"dgo\""
            + " (nearest: \"dog\"), \"fox\"",
        "name each as its label");
    refuses(numbers(1000, 1029), LABELS, "\"1019\" and 10 more");
    refuses(List.of("cat", "dog", "emu", "fox"), LABELS, "all 3 labels have a class already");
  }

  @Test
  void whatMayBeTwoLabelsIsAnError() {
    refuses(List.of("t shirt"), List.of("T-Shirt", "t_shirt"), "\"t shirt\"", "0 (\"T-Shirt\"), 1");
    // An exact match is preferred.
    assertThat(of(List.of("t_shirt"), List.of("T-Shirt", "t_shirt")).outputs()).containsExactly(1);
    refuses(List.of("crane"), List.of("crane", "dog", "crane"), "\"crane\"", "0 (\"crane\"), 2");
    assertThat(of(List.of("dog"), List.of("crane", "dog", "crane")).outputs()).containsExactly(1);
    assertThat(of(List.of("A-", "A"), List.of("A", "A-")).outputs()).containsExactly(1, 0);
    assertThat(of(List.of("-", "+"), List.of("+", "-", "_")).outputs()).containsExactly(1, 0);
  }

  @Test
  void twoClassesOfOneLabelAreAnError() {
    refuses(
        List.of("Cat", "cat"), LABELS, "\"Cat\" and \"cat\"", "both the network's label \"cat\"");
    refuses(List.of("cat", "CAT"), LABELS, "\"cat\" and \"CAT\"");
  }

  @Test
  void numbersFromZeroAreThoseOfTheOutputs() {
    LabelMapping mapping = of(numbers(0, 2), LABELS);
    assertThat(mapping.rule()).isEqualTo(LabelMapping.Rule.NUMBERS);
    assertThat(mapping.outputs()).containsExactly(0, 1, 2);
    assertThat(mapping.describe(LABELS)).endsWith(": 0 is cat, 1 is dog, 2 is emu");
    refuses(numbers(1, 3), LABELS, "\"1\", \"2\", \"3\"");
    refuses(numbers(0, 1), LABELS, "\"0\", \"1\"");
    // Labels that are numbers are matched as names.
    assertThat(of(numbers(0, 2), List.of("2", "1", "0")).outputs()).containsExactly(2, 1, 0);
    refuses(numbers(1, 3), numbers(0, 2), "1 of", "\"3\"");
  }

  @Test
  void withoutLabelsTheOrderCounts() {
    LabelMapping mapping = LabelMapping.of(numbers(1, 10), Optional.empty(), 10);
    assertThat(mapping.rule()).isEqualTo(LabelMapping.Rule.ORDER);
    assertThat(mapping.outputs()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(mapping.describe(numbers(0, 9)))
        .contains("has none", "0 to 9 are the classes in the order");
    for (int classes : new int[] {9, 11}) {
      assertThatThrownBy(() -> LabelMapping.of(numbers(1, classes), Optional.empty(), 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll(
              "the data set has " + classes + " classes and the network 10", "no labels");
    }
    assertThatThrownBy(() -> LabelMapping.of(List.of("Cat", "cat"), Optional.empty(), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Cat and cat", "rename one");
  }
}

package mobilenet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedClassesTest {
  private static final NamedClasses NAMED =
      new NamedClasses(List.of("0", "1", "2"), List.of("cat", "dog", "emu"));

  private static List<Integer> outputs(String... labels) {
    return NAMED.mapping(Optional.of(List.of(labels)), labels.length).outputs();
  }

  @Test
  void networksKnowTheNamesGivenOrTheDatasOwn() {
    assertThat(outputs("emu", "Cat", "dog")).containsExactly(1, 2, 0);
    assertThat(outputs("2", "0", "1")).containsExactly(1, 2, 0);
    NamedClasses german =
        new NamedClasses(List.of("ankle_boot", "t-shirt top"), List.of("Stiefelette", "Hemd"));
    assertThat(german.mapping(Optional.of(List.of("T-shirt/top", "Ankle boot")), 2).outputs())
        .containsExactly(1, 0);
  }

  /** Whether it is certain is decided by the data's own names. */
  @Test
  void withoutLabelsTheOrderIsTheDatas() {
    assertThat(NAMED.mapping(Optional.empty(), 3).rule()).isEqualTo(LabelMapping.Rule.ORDER);
    NamedClasses clear = new NamedClasses(List.of("0", "1"), List.of("type 1", "type 01"));
    assertThat(clear.mapping(Optional.empty(), 2).outputs()).containsExactly(0, 1);
    NamedClasses tied = new NamedClasses(List.of("a1", "a01"), List.of("cat", "dog"));
    assertThatThrownBy(() -> tied.mapping(Optional.empty(), 2))
        .hasMessageContaining("the order of a1 and a01 is not certain");
  }

  /** Numbers stand for outputs only where nothing else is known of the classes. */
  @Test
  void otherNamesAreOtherClassesThoughTheDataHasNumbers() {
    assertThatThrownBy(() -> outputs("plane", "ship", "truck"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("3 of the data set's 3 classes", "\"cat\"");
    List<String> other = List.of("plane", "ship", "truck");
    assertThat(NamedClasses.of(NAMED.own()).mapping(Optional.of(other), 3).rule())
        .isEqualTo(LabelMapping.Rule.NUMBERS);
  }

  @Test
  void labelsThatAreBothAreTheNamesGiven() {
    NamedClasses turned = new NamedClasses(List.of("0", "1"), List.of("1", "0"));
    assertThat(turned.mapping(Optional.of(List.of("0", "1")), 2).outputs()).containsExactly(1, 0);
  }

  @Test
  void eachClassHasAName() {
    assertThatThrownBy(() -> new NamedClasses(List.of("0", "1"), List.of("cat")))
        .hasMessage("expected a name for each of the 2 classes, given 1");
  }
}

package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final Architecture SMALL = Catalogue.get("mobilenetv4_conv_small");

  static Stream<Arguments> wrongDerivations() {
    return Stream.of(
        wrong(a -> a.withClasses(-1), "classes must be at least 0, given -1"),
        wrong(a -> a.withInputChannels(0), "input channels must be at least 1, given 0"),
        wrong(a -> a.withResolution(0), "input size must be at least 1 pixels, given 0"),
        wrong(a -> a.withWidth(-1), "must be positive and at most 64, given -1.0"),
        wrong(a -> a.withOutputStride(12), "output stride must be 2, 4, 8, 16 or 32, given 12"),
        wrong(a -> a.withOutputStride(64), "given 64"),
        wrong(a -> a.withOutputStride(1), "given 1"),
        wrong(a -> a.withStemStride(3), "stride must be 1 or 2, given 3"),
        wrong(a -> a.withStages(List.of()), "mobilenetv4_conv_small needs at least one stage"),
        wrong(a -> a.truncatedAt(3), "no stage that ends at stride 3"),
        wrong(a -> a.truncatedAt(64), "no stage that ends at stride 64"));
  }

  private static Arguments wrong(UnaryOperator<Architecture> derivation, String message) {
    return Arguments.of(derivation, message);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrongDerivations")
  void derivationsAreChecked(UnaryOperator<Architecture> derivation, String message) {
    assertThatThrownBy(() -> derivation.apply(SMALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void derivationsLeaveTheOriginal() {
    Architecture derived =
        SMALL.withClasses(10).withInputChannels(1).withResolution(64).withWidth(0.5);
    assertThat(SMALL).isEqualTo(Catalogue.get("mobilenetv4_conv_small"));
    assertThat(SMALL.classes()).isEqualTo(1000);
    assertThat(derived.classes()).isEqualTo(10);
    assertThat(derived.input()).isEqualTo(new InputShape(1, 64));
    assertThat(derived.scaling().width()).isEqualTo(0.5);
    assertThat(derived.name()).isEqualTo(SMALL.name());
  }

  /**
   * timm's act_layer: rows of V3 that name ReLU keep it, as {@code _nre} does in timm's strings.
   */
  @Test
  void anotherActivationReplacesTheStems() {
    Architecture large = Catalogue.get("mobilenetv3_large_100").withActivation(Activation.SWISH);
    assertThat(large.stem().activation()).isEqualTo(Activation.SWISH);
    assertThat(((Head.PoolThenConv) large.head()).activation()).isEqualTo(Activation.SWISH);
    List<Activation> blocks =
        large.resolve().blocks().stream().map(block -> block.spec().activation()).toList();
    assertThat(blocks.subList(0, 6)).containsOnly(Activation.RELU);
    assertThat(blocks.subList(6, blocks.size())).containsOnly(Activation.SWISH);
    assertThat(large.withActivation(Activation.HARD_SWISH))
        .isEqualTo(Catalogue.get("mobilenetv3_large_100"));
    Architecture v2 = Catalogue.get("mobilenetv2_100").withActivation(Activation.RELU);
    assertThat(((Head.ConvThenPool) v2.head()).activation()).isEqualTo(Activation.RELU);
    assertThat(v2.resolve().blocks())
        .allMatch(block -> block.spec().activation() == Activation.RELU);
  }

  @Test
  void classifiersCanBeLeftOut() {
    assertThat(SMALL.hasClassifier()).isTrue();
    assertThat(SMALL.withClasses(0).hasClassifier()).isFalse();
    assertThat(SMALL.truncatedAt(16).hasClassifier()).isFalse();
    SMALL.requireClassifier();
    assertThatThrownBy(() -> SMALL.withClasses(0).requireClassifier())
        .hasMessageContaining("mobilenetv4_conv_small has no classifier here (num_classes is 0)");
    SMALL.withClasses(2).requireClassifier();
    assertThatThrownBy(() -> SMALL.withClasses(1).requireClassifier())
        .hasMessageContaining("mobilenetv4_conv_small has a single output (num_classes is 1)");
  }

  @Test
  void stagesAreCopied() {
    List<Stage> stages = new ArrayList<>(SMALL.stages());
    Architecture copy = SMALL.withStages(stages);
    stages.clear();
    assertThat(copy.stages()).hasSize(5);
  }

  /** The kept stages have that total stride, and nothing of the head is left. */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv4_conv_small, 4, 1",
    "mobilenetv4_conv_small, 16, 3",
    "mobilenetv4_conv_small, 32, 5",
    "mobilenetv2_100, 2, 1",
    "mobilenetv2_100, 16, 5",
    "mobilenetv3_small_100, 8, 2",
    "mobilenetv3_large_100, 16, 5",
  })
  void truncationKeepsWholeStages(String model, int stride, int stages) {
    Architecture truncated = Catalogue.get(model).truncatedAt(stride);
    assertThat(truncated.stages()).hasSize(stages);
    assertThat(truncated.head()).isEqualTo(new Head.FeatureMap());
    int total =
        truncated.resolve().blocks().stream()
            .map(ResolvedBlock::stride)
            .reduce(truncated.stem().stride(), (a, b) -> a * b);
    assertThat(total).isEqualTo(stride);
  }

  /** With a dense stem every stage ends at half of its usual stride. */
  @Test
  void truncationFollowsTheStem() {
    assertThat(SMALL.withStemStride(1).truncatedAt(8).stages())
        .isEqualTo(SMALL.truncatedAt(16).stages());
  }

  /** The message offers the strides of this very network. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void refusedTruncationOffersTheStridesThereAre(int stem) {
    Architecture architecture = SMALL.withStemStride(stem);
    String offer = stem == 1 ? "2, 4, 8, 16" : "4, 8, 16, 32";
    assertThatThrownBy(() -> architecture.truncatedAt(64))
        .hasMessage(
            "mobilenetv4_conv_small has no stage that ends at stride 64; choose one of " + offer);
    for (String stride : offer.split(", ", -1)) {
      assertThat(architecture.truncatedAt(Integer.parseInt(stride)).stages()).isNotEmpty();
    }
  }
}

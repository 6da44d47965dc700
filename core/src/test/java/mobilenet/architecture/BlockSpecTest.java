package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BlockSpecTest {

  static Stream<BlockSpec> blocks() {
    return Catalogue.all().stream()
        .flatMap(architecture -> architecture.resolve().blocks().stream())
        .map(ResolvedBlock::spec)
        .filter(spec -> !(spec instanceof MobileAttention))
        .distinct();
  }

  /** Each derivation changes one component, and can be undone. */
  @ParameterizedTest
  @MethodSource("blocks")
  void derivationsChangeOneComponent(BlockSpec spec) {
    BlockSpec swish = spec.withActivation(Activation.SIGMOID);
    assertThat(swish.activation()).isEqualTo(Activation.SIGMOID);
    assertThat(swish.withActivation(spec.activation())).isEqualTo(spec);
    BlockSpec dense = spec.withStride(1);
    assertThat(dense.stride()).isEqualTo(1);
    assertThat(dense.withStride(spec.stride())).isEqualTo(spec);
  }

  /** The paper's four names are computed, never typed. */
  @ParameterizedTest
  @CsvSource({"3, 5, ExtraDW", "0, 3, IB", "3, 0, ConvNeXt", "0, 0, FFN"})
  void universalBlockKnowsItsName(int start, int middle, String name) {
    assertThat(new UniversalInvertedBottleneck(start, middle, 1, 4, 96, Activation.RELU).typeName())
        .isEqualTo(name);
  }

  @Test
  void attentionNeverStrides() {
    MobileAttention attention =
        new MobileAttention(MobileAttention.Kind.MULTI_QUERY, 4, 64, 2, 3, 160);
    assertThat(attention.withStride(1)).isEqualTo(attention);
    assertThatThrownBy(() -> attention.withStride(2))
        .hasMessage("an attention block has stride 1, given 2");
    assertThat(attention.keyValueHeads()).isOne();
    assertThatThrownBy(
            () -> new MobileAttention(MobileAttention.Kind.MULTI_QUERY, 4, 64, 3, 3, 160))
        .hasMessage("key/value stride must be 1 or 2, given 3");
  }

  @Test
  void activatedProjectionHasNoResidual() {
    assertThatThrownBy(
            () ->
                new DepthwiseSeparable(
                    3,
                    1,
                    16,
                    0,
                    Activation.RELU6,
                    DepthwiseSeparable.Projection.ACTIVATED,
                    Residual.WHERE_SHAPES_AGREE))
        .hasMessage("an activated projection has no residual");
  }

  @Test
  void conventionsCheckTheEpsilon() {
    assertThatThrownBy(() -> Conventions.TIMM.withBatchNormEpsilon(0))
        .hasMessageContaining("batch norm epsilon must be between 0 and 1, given 0.0");
  }
}

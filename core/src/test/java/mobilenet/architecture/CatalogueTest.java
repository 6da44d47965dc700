package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  @Test
  void namesAreUniqueAndFound() {
    List<Architecture> all = Catalogue.all();
    assertThat(all).extracting(Architecture::name).doesNotHaveDuplicates();
    assertThat(all).allSatisfy(a -> assertThat(Catalogue.get(a.name())).isSameAs(a));
  }

  @Test
  void tagsAfterADotAreIgnored() {
    assertThat(Catalogue.find("mobilenetv4_conv_small.e2400_r224_in1k"))
        .contains(Catalogue.get("mobilenetv4_conv_small"));
  }

  @Test
  void unknownNamesAreEmpty() {
    assertThat(Catalogue.find("resnet50")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mobilenetv4_conv_smal, did you mean mobilenetv4_conv_small",
    "mobilenet_v3_large_100, did you mean mobilenetv3_large_100",
    "MobileNetV4_conv_small, did you mean mobilenetv4_conv_small",
    "eficientnet_b0, did you mean efficientnet_b0",
  })
  void nearestNamesAreSuggested(String name, String hint) {
    assertThatThrownBy(() -> Catalogue.get(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown architecture \"" + name + "\"")
        .hasMessageContaining(hint);
  }

  @Test
  void farNamesGetNoSuggestion() {
    assertThatThrownBy(() -> Catalogue.get("vgg")).hasMessage("unknown architecture \"vgg\"");
  }

  /**
   * The paper's Table 2 of V3-Small ticks squeeze-and-excitation there; no implementation has it.
   */
  @Test
  void lastLayerOfV3SmallHasNoSqueeze() {
    List<ResolvedBlock> blocks = Catalogue.get("mobilenetv3_small_100").resolve().blocks();
    assertThat(blocks.get(blocks.size() - 1).squeezeChannels()).isZero();
  }

  /** Every GELU of Hybrid-L, stem and head included. */
  @Test
  void hybridLargeIsGeluThroughout() {
    Architecture large = Catalogue.get("mobilenetv4_hybrid_large");
    assertThat(large.stem().activation()).isEqualTo(Activation.GELU);
    assertThat(((Head.PoolThenConv) large.head()).activation()).isEqualTo(Activation.GELU);
    assertThat(large.resolve().blocks())
        .filteredOn(block -> !(block.spec() instanceof MobileAttention))
        .allMatch(block -> block.spec().activation() == Activation.GELU);
  }
}

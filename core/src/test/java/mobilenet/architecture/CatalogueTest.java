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

  /** Names that timm.create_model accepts, and names that timm has replaced by tags. */
  @ParameterizedTest
  @CsvSource({
    "timm/mobilenetv4_conv_small, mobilenetv4_conv_small",
    "hf_hub:timm/mobilenetv4_conv_small.e2400_r224_in1k, mobilenetv4_conv_small",
    "hf-hub:timm/mobilenetv3_small_100.lamb_in1k@main, mobilenetv3_small_100",
    "timm:mobilenetv2_100, mobilenetv2_100",
    "mobilenetv3_large_100_miil, mobilenetv3_large_100",
    "mobilenetv3_large_100_miil_in21k, mobilenetv3_large_100",
    "tf_efficientnet_b0_ns, tf_efficientnet_b0",
    "tf_efficientnet_l2_ns_475, tf_efficientnet_l2",
  })
  void whatTimmWritesAroundANameIsIgnored(String name, String expected) {
    assertThat(Catalogue.get(name)).isEqualTo(Catalogue.get(expected));
  }

  /** The rule of timm's tf_ models: SAME padding, epsilon 1e-3. */
  @ParameterizedTest
  @CsvSource({
    "tf_mobilenetv1_100, mobilenetv1_100",
    "tf_mobilenetv1_050, mobilenetv1_050",
    "tf_mobilenetv2_035, mobilenetv2_035",
    "tf_mobilenetv2_130, mobilenetv2_130",
    "tf_mobilenetv2_140, mobilenetv2_140",
  })
  void tensorFlowsV1AndV2(String tensorFlow, String timm) {
    Architecture architecture = Catalogue.get(tensorFlow);
    assertThat(architecture.conventions().padding()).isEqualTo(Padding.SAME);
    assertThat(architecture.conventions().batchNormEpsilon()).isEqualTo(1e-3);
    assertThat(architecture.withConventions(Conventions.TIMM).named(timm))
        .isEqualTo(Catalogue.get(timm));
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
    "timm/mobilenetv4_conv_smal.e2400_r224_in1k, did you mean mobilenetv4_conv_small",
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

package mobilenet.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.train.recipe.FineTuning.BatchNorm;
import org.junit.jupiter.api.Test;

class FineTuningTest {

  @Test
  void freezesByWholeNames() {
    FineTuning tuning =
        new FineTuning(1, List.of("conv_stem", "blocks.1", "bn1.weight"), BatchNorm.FROZEN);
    assertThat(tuning.freezes("conv_stem.weight")).isTrue();
    assertThat(tuning.freezes("blocks.1.0.conv.weight")).isTrue();
    assertThat(tuning.freezes("bn1.weight")).isTrue();
    assertThat(tuning.freezes("bn1.bias")).isFalse();
    assertThat(tuning.freezes("blocks.10.0.conv.weight")).isFalse();
    assertThat(tuning.freezes("blocks.2.1.conv.weight")).isFalse();
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> new FineTuning(0, List.of(), BatchNorm.TRAINED))
        .hasMessage("layer-decay must be above 0 up to 1, given 0.0");
    assertThatThrownBy(() -> new FineTuning(1, List.of("blocks."), BatchNorm.TRAINED))
        .hasMessageContaining("given \"blocks.\"");
  }

  @Test
  void ratesFallTowardsTheInput() {
    Map<String, Double> factors =
        LayerRates.factors(
            List.of(
                "conv_stem.weight",
                "bn1.bias",
                "blocks.0.0.conv.weight",
                "blocks.0.1.bn1.weight",
                "blocks.10.0.conv.weight",
                "blocks.9.0.conv.weight",
                "conv_head.weight",
                "classifier.bias"),
            0.5);
    assertThat(factors)
        .containsExactly(
            Map.entry("conv_stem.weight", 0.03125),
            Map.entry("bn1.bias", 0.03125),
            Map.entry("blocks.0.0.conv.weight", 0.0625),
            Map.entry("blocks.0.1.bn1.weight", 0.125),
            Map.entry("blocks.10.0.conv.weight", 0.5),
            Map.entry("blocks.9.0.conv.weight", 0.25),
            Map.entry("conv_head.weight", 1.0),
            Map.entry("classifier.bias", 1.0));
  }

  @Test
  void everyNetworkHasAStemAndAHead() {
    for (var architecture : Catalogue.all()) {
      Set<String> names = Lowering.lower(architecture).parameters().keySet();
      Map<String, Double> factors = LayerRates.factors(names, 0.5);
      int blocks = architecture.resolve().blocks().size();
      assertThat(factors.get("classifier.weight")).isEqualTo(1);
      assertThat(factors.get("conv_stem.weight"))
          .as(architecture.name())
          .isEqualTo(Math.pow(0.5, blocks + 1), within(1e-30));
    }
  }
}

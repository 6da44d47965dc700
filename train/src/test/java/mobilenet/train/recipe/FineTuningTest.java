package mobilenet.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
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

  /** V3-Small has twelve blocks: 1, 2, 3, 2, 3 and 1 in its stages. */
  @Test
  void ratesFallTowardsTheInput() {
    Graph graph = Lowering.lower(Catalogue.get("mobilenetv3_small_100"));
    Map<String, Double> factors = LayerRates.factors(graph, 0.5);
    assertThat(factors.keySet()).isEqualTo(graph.parameters().keySet());
    assertThat(factors)
        .containsEntry("conv_stem.weight", Math.pow(0.5, 13))
        .containsEntry("bn1.bias", Math.pow(0.5, 13))
        .containsEntry("blocks.0.0.conv_dw.weight", Math.pow(0.5, 12))
        .containsEntry("blocks.1.0.bn2.weight", Math.pow(0.5, 11))
        .containsEntry("blocks.4.2.se.conv_reduce.bias", 0.25)
        .containsEntry("blocks.5.0.conv.weight", 0.5)
        .containsEntry("conv_head.weight", 1.0)
        .containsEntry("classifier.bias", 1.0);
  }

  @Test
  void everyNetworkHasAStemAndAHead() {
    for (var architecture : Catalogue.all()) {
      Map<String, Double> factors = LayerRates.factors(Lowering.lower(architecture), 0.5);
      int blocks = architecture.resolve().blocks().size();
      assertThat(factors.get("classifier.weight")).isEqualTo(1);
      assertThat(factors.get("conv_stem.weight"))
          .as(architecture.name())
          .isEqualTo(Math.pow(0.5, blocks + 1), within(1e-30));
    }
  }
}

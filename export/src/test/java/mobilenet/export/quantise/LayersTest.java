package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.pass.Pass;
import mobilenet.measure.StableWeights;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final Graph GRAPH =
      StableWeights.bind(Catalogue.get("mobilenetv4_conv_small").withWidth(0.25).withClasses(10))
          .apply(Pass.foldingAndClipping())
          .graph();

  private static List<String> named(String... names) {
    return Layers.named(GRAPH, List.of(names)).stream()
        .map(node -> Layers.name(GRAPH.nodes().get(node)))
        .toList();
  }

  @Test
  void aLayerOrAllBelowAName() {
    assertThat(named("conv_stem", "classifier")).containsExactly("conv_stem", "classifier");
    assertThat(named("blocks.2.1"))
        .containsExactly(
            "blocks.2.1.pw_exp.conv",
            "blocks.2.1.dw_mid.conv",
            "blocks.2.1.pw_proj.conv",
            "blocks.2.1.add");
  }

  @Test
  void anUnknownOne() {
    assertThatThrownBy(() -> named("conv_sten"))
        .hasMessage("the network has no layer \"conv_sten\"; similar ones are conv_stem");
  }
}

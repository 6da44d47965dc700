package mobilenet.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import mobilenet.architecture.Catalogue;
import mobilenet.testing.FeatureMap;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.ReferenceInterpreter;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {

  static Stream<String> networks() {
    return SmallNetworks.all().keySet().stream();
  }

  /** The interpreter computes the same sizes by its own arithmetic. */
  @ParameterizedTest
  @MethodSource("networks")
  void inferenceAgreesWithExecution(String network) {
    Graph graph = Lowering.lower(SmallNetworks.get(network));
    FormulaWeights weights = new FormulaWeights("", 1);
    int channels = SmallNetworks.get(network).input().channels();
    List<FeatureMap> maps =
        ReferenceInterpreter.evaluate(weights.bind(graph), weights.input(channels, 37, 50), 37, 50);
    assertThat(Shapes.infer(graph, 37, 50))
        .isEqualTo(maps.stream().map(m -> new Shape(m.channels(), m.height(), m.width())).toList());
  }

  /** An image can be too small for average pooling without padding. */
  @Test
  void anImageThatIsTooSmallIsAnErrorOfItsLayer() {
    Graph graph = Lowering.lower(Catalogue.get("mobilenetv4_conv_aa_medium"));
    assertThatThrownBy(() -> Shapes.infer(graph, 16, 31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an image of 16×31 is too small for layer blocks.3.0.aa");
  }

  @Test
  void anImageWhosePixelsCannotBeCountedIsRefused() {
    Graph graph = Lowering.lower(Catalogue.get("mobilenetv3_large_100"));
    assertThatThrownBy(() -> Shapes.infer(graph, 100_000, 100_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an image of 100000×100000 has more pixels than 2147483647; give a smaller one");
  }

  @Test
  void otherNetworksRunAtOnePixel() {
    List<Shape> shapes = Shapes.infer(Lowering.lower(Catalogue.get("mobilenetv3_large_100")), 1, 1);
    assertThat(shapes.get(shapes.size() - 1)).isEqualTo(new Shape(1000, 1, 1));
  }
}

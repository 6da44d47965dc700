package mobilenet.bench.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mobilenet.architecture.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerFileTest {

  @Test
  void holdsWhatTheCatalogueGives() {
    assertThat(LayerFile.bundled())
        .as("write it anew as docs/benchmarks.md says")
        .isEqualTo(LayerFile.derived());
  }

  @Test
  void isReadAsItWasWritten() {
    List<LayerShape> expected =
        LayerFile.NETWORKS.stream()
            .flatMap(name -> LayerShape.of(Catalogue.get(name)).stream())
            .toList();
    assertThat(LayerFile.read()).isEqualTo(expected);
  }

  /** By the tables of the papers. */
  @Test
  void holdsTheStemsOfThePapers() {
    assertThat(LayerFile.read())
        .contains(
            new LayerShape(
                "mobilenetv3_large_100", "conv_stem", LayerType.DENSE, 3, 16, 3, 2, 224, 224),
            new LayerShape(
                "mobilenetv4_conv_small", "conv_stem", LayerType.DENSE, 3, 32, 3, 2, 224, 224),
            new LayerShape(
                "mobilenetv4_conv_medium", "conv_stem", LayerType.DENSE, 3, 32, 3, 2, 256, 256));
  }

  @ParameterizedTest
  @EnumSource
  void runs(LayerType type) {
    LayerRuns runs = LayerRuns.of(LayerFile.read(), "mobilenetv4_conv_small", type, LayerRuns.ALL);
    assertThat(runs.count()).isPositive();
    assertThat(runs.run()).isFinite();
  }

  @Test
  void refusesUnknownLayers() {
    assertThatThrownBy(
            () ->
                LayerRuns.of(
                    LayerFile.read(), "mobilenetv4_conv_small", LayerType.DENSE, "blocks.9"))
        .hasMessage("mobilenetv4_conv_small has no dense layer \"blocks.9\"; see layers.csv");
  }
}

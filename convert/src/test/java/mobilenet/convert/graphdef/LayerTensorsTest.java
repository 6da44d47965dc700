package mobilenet.convert.graphdef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Catalogue;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.PixelScale;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;

class LayerTensorsTest {
  private static final ExpectedLayer STEM =
      ExpectedLayer.of(Catalogue.get("mobilenetv1_025")).get(0);

  private static GraphDef graph() throws IOException {
    JsonFields empty = JsonFields.root(Json.parse("{\"node\":[]}", "m.json"), "m.json");
    return GraphDef.of("m.json", empty, Map.of());
  }

  private static Tensor eight(double value) {
    float[] values = new float[8];
    Arrays.fill(values, (float) value);
    return new Tensor(List.of(8), values);
  }

  private static Map<String, Tensor> tensors(double epsilon, ChannelStep... steps)
      throws IOException {
    Tensor kernel = new Tensor(List.of(3, 3, 3, 8), new float[216]);
    Value.Convolved stem =
        new Value.Convolved(
            "stem", 0, kernel, false, 2, Optional.empty(), List.of(steps), Bounds.NONE);
    LayerTensors layers = new LayerTensors(graph(), epsilon);
    layers.put(stem, STEM);
    return layers.tensors();
  }

  /** The norm of x + 0.5 about 2 is that of x about 1.5. */
  @Test
  void aBiasBeforeABatchNormMovesItsMean() throws IOException {
    Map<String, Tensor> tensors =
        tensors(
            0.001,
            new ChannelStep.Shifted("bias", eight(0.5)),
            new ChannelStep.Normed("norm", eight(3), eight(4), eight(2), eight(5), 0.001));
    assertThat(tensors)
        .containsEntry("bn1.weight", eight(3))
        .containsEntry("bn1.bias", eight(4))
        .containsEntry("bn1.running_mean", eight(1.5))
        .containsEntry("bn1.running_var", eight(5));
  }

  /** Among others that are not folded, whose epsilon it has. */
  @Test
  void aFoldedNormAmongOthers() throws IOException {
    assertThat(tensors(0.001, new ChannelStep.Shifted("bias", eight(0.5))))
        .containsEntry("bn1.weight", eight(1))
        .containsEntry("bn1.bias", eight(0.5))
        .containsEntry("bn1.running_mean", eight(0))
        .containsEntry("bn1.running_var", eight(0.999));
  }

  @Test
  void stepsThatNoNormStandsFor() {
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(
            () ->
                tensors(
                    0.001,
                    new ChannelStep.Shifted("bias", eight(1)),
                    new ChannelStep.Scaled("factor", eight(2))))
        .withMessageStartingWith("m.json: node stem: expected a bias or a batch norm")
        .withMessageContaining("found the nodes [bias, factor]");
  }

  /** ImageNet's mean and std, as floats of a graph that takes pixels from 0 to 255. */
  @Test
  void pixelsFrom0To255() throws IOException {
    double[] mean = {0.485, 0.456, 0.406};
    double[] std = {0.229, 0.224, 0.225};
    List<Double> scale = new ArrayList<>();
    List<Double> shift = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      scale.add((double) (float) (1 / (255 * std[c])));
      shift.add((double) (float) (-mean[c] / std[c]));
    }
    List<String> notes = new ArrayList<>();
    Value.Image image = new Value.Image("image", scale, shift, false, Optional.empty());
    assertThat(PixelRange.scale(graph(), image, 3, notes))
        .contains(new PixelScale(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)));
    assertThat(notes).singleElement().asString().contains("pixels from 0 to 255");
    Value.Image negative =
        new Value.Image("image", List.of(-1.0), List.of(0.0), false, Optional.empty());
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> PixelRange.scale(graph(), negative, 3, notes))
        .withMessageContaining("expected pixels times a positive number");
  }
}

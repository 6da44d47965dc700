package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mobilenet.graph.Lowering;
import mobilenet.graph.Shape;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.testing.FeatureMap;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.ReferenceInterpreter;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpreterTest {
  private static final int HEIGHT = 32;
  private static final int WIDTH = 40;

  private static BoundGraph bound(String network) {
    return new FormulaWeights("interpreter:", 2).bind(Lowering.lower(SmallNetworks.get(network)));
  }

  private static float[] image(FormulaWeights formula) {
    return formula.input(3, HEIGHT, WIDTH);
  }

  /** C×H×W to H×W×C. */
  private static float[] interleaved(float[] planar) {
    float[] image = new float[planar.length];
    int pixels = HEIGHT * WIDTH;
    for (int i = 0; i < planar.length; i++) {
      image[i % pixels * 3 + i / pixels] = planar[i];
    }
    return image;
  }

  /**
   * In double precision by the plain loops of the tests, node by node, for all kinds of operations.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv3_small_100",
        "mobilenetv4_hybrid_large",
        "mobilenetv4_conv_blur_medium"
      })
  void givesWhatEachOperationIsSaidToGive(String network) {
    for (List<Pass> passes : List.of(List.<Pass>of(), Pass.foldingAndClipping())) {
      BoundGraph bound = bound(network).apply(passes);
      float[] planar = image(new FormulaWeights("image:", 1));
      List<FeatureMap> expected = ReferenceInterpreter.evaluate(bound, planar, HEIGHT, WIDTH);
      Interpreter interpreter = new Interpreter(bound, HEIGHT, WIDTH);
      List<float[]> given = interpreter.run(interleaved(planar), (node, values) -> {});
      assertThat(given).hasSameSizeAs(expected);
      for (int i = 0; i < given.size(); i++) {
        double largest = 0;
        double difference = 0;
        Shape shape = interpreter.shape(i);
        double[] right = expected.get(i).values();
        for (int j = 0; j < right.length; j++) {
          int here = j % shape.pixels() * shape.channels() + j / shape.pixels();
          largest = Math.max(largest, Math.abs(right[j]));
          difference = Math.max(difference, Math.abs(right[j] - given.get(i)[here]));
        }
        assertThat(difference)
            .as(bound.graph().nodes().get(i).name())
            .isLessThanOrEqualTo(largest * 1e-5);
      }
    }
  }

  @Test
  void othersReadWhatTheObserverLeft() {
    BoundGraph bound = bound("mobilenetv4_conv_small");
    Interpreter interpreter = new Interpreter(bound, HEIGHT, WIDTH);
    float[] image = interleaved(image(new FormulaWeights("image:", 1)));
    float[] before = image.clone();
    float[] dark = new float[image.length];
    List<float[]> changed =
        interpreter.run(
            image,
            (node, values) -> {
              for (int i = 0; node == 0 && i < values.length; i++) {
                values[i] = 0;
              }
            });
    List<float[]> direct = interpreter.run(dark, (node, values) -> {});
    assertThat(changed.get(changed.size() - 1)).isEqualTo(direct.get(direct.size() - 1));
    assertThat(image).isEqualTo(before);
    int last = changed.size() - 1;
    int input = bound.graph().nodes().get(last).input();
    assertThat(interpreter.compute(last, List.of(changed.get(input)))[0])
        .isCloseTo(changed.get(last)[0], within(0f));
  }

  @Test
  void anImageOfAnotherSizeIsRefused() {
    Interpreter interpreter = new Interpreter(bound("mobilenetv4_conv_small"), HEIGHT, WIDTH);
    assertThatThrownBy(() -> interpreter.run(new float[5], (node, values) -> {}))
        .hasMessage("an image has 3840 floats in this network, given 5");
  }
}

package mobilenet.runtime.vector.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.scalar.ScalarKernels;
import mobilenet.runtime.vector.KernelRun;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.testing.ReferenceActivation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that random inputs do not hit. */
class ActivationsTest {
  private static final float[] SPECIAL = {
    Float.NaN,
    Float.NEGATIVE_INFINITY,
    Float.POSITIVE_INFINITY,
    -Float.MAX_VALUE,
    Float.MAX_VALUE,
    -0f,
    0f,
    Float.MIN_VALUE,
    -3f,
    3f,
    Math.nextDown(-3f),
    Math.nextUp(3f),
    6f,
    Math.nextUp(6f),
    -87.3f,
    -88f,
    -104f,
    88.3f,
    89f,
    -4f,
    4f,
    -5.656854f,
    5.656854f,
  };

  private static float[] vector(Activation activation, float[] values) {
    float[] x = Arrays.copyOf(values, Lanes.align(values.length));
    Activations.apply(activation, x, 0, Lanes.COUNT, x.length / Lanes.COUNT);
    return Arrays.copyOf(x, values.length);
  }

  private static float[] scalar(Activation activation, float[] values) {
    FeatureMap map = FeatureMap.dense(new Shape(values.length, 1, 1));
    BoundGraph none = new BoundGraph(new Graph(List.of(), Map.of()), Map.of());
    return new KernelRun(
            new ScalarKernels().prepare(new Op.Activate(activation), none),
            List.of(map),
            map,
            List.of(values))
        .whole();
  }

  /** Also NaN stays NaN: a clamp by comparison would lose it. */
  @ParameterizedTest
  @EnumSource
  void equalScalarOnesAtTheEdges(Activation activation) {
    float[] actual = vector(activation, SPECIAL);
    float[] expected = scalar(activation, SPECIAL);
    for (int i = 0; i < SPECIAL.length; i++) {
      if (Float.isFinite(expected[i])) {
        double allowed = 1e-6 * Math.abs(expected[i]);
        assertThat(Math.abs((double) actual[i] - expected[i]))
            .as("%s of %s: %s, scalar %s", activation, SPECIAL[i], actual[i], expected[i])
            .isLessThanOrEqualTo(allowed + Float.MIN_NORMAL);
      } else {
        assertThat(Float.compare(actual[i], expected[i]))
            .as("%s of %s: %s, scalar %s", activation, SPECIAL[i], actual[i], expected[i])
            .isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void areCloseToTheirFormulas(Activation activation) {
    float[] x = new float[4001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 2000) / 100f;
    }
    float[] actual = vector(activation, x);
    for (int i = 0; i < x.length; i++) {
      double expected = ReferenceActivation.apply(activation, x[i]);
      assertThat(Math.abs(actual[i] - expected))
          .as("%s of %s", activation, x[i])
          .isLessThan(1e-6 * Math.max(1, Math.abs(x[i])));
    }
  }

  @ParameterizedTest
  @EnumSource
  void touchOnlyTheirVectors(Activation activation) {
    int step = Lanes.COUNT + 3;
    float[] x = new float[3 * step];
    Arrays.fill(x, -2f);
    Activations.apply(activation, x, 1, step, 2);
    float[] expected = new float[x.length];
    Arrays.fill(expected, -2f);
    float value = scalar(activation, new float[] {-2f})[0];
    Arrays.fill(expected, 1, 1 + Lanes.COUNT, value);
    Arrays.fill(expected, 1 + step, 1 + step + Lanes.COUNT, value);
    assertThat(x).usingComparatorWithPrecision(1e-6f).containsExactly(expected);
  }
}

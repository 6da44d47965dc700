package mobilenet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.graph.Parameter;
import org.junit.jupiter.api.Test;

/** Published vectors of both generators: a mistake in them would invalidate every golden test. */
class FormulaWeightsTest {

  @Test
  void hashesAsFnv1a() {
    assertThat(FormulaWeights.fnv1a("")).isEqualTo(0xcbf29ce484222325L);
    assertThat(FormulaWeights.fnv1a("a")).isEqualTo(0xaf63dc4c8601ec8cL);
    assertThat(FormulaWeights.fnv1a("foobar")).isEqualTo(0x85944171f73967e8L);
  }

  @Test
  void drawsAsSplitmix64() {
    FormulaWeights.Uniform u = new FormulaWeights.Uniform(1234567);
    assertThat(List.of(u.nextBits(), u.nextBits(), u.nextBits(), u.nextBits()))
        .containsExactly(
            6457827717110365317L,
            3203168211198807973L,
            -8629252141511181193L,
            4593380528125082431L);
  }

  @Test
  void eachKindHasItsRange() {
    FormulaWeights weights = new FormulaWeights("dev:", 4);
    assertRange(weights.value(vector("bn1.running_var")), 0.5, 1.5);
    assertRange(weights.value(vector("bn1.weight")), 0.5, 1.5);
    assertRange(weights.value(vector("bn1.running_mean")), -0.2, 0.2);
    assertRange(weights.value(vector("bn1.bias")), -0.2, 0.2);
    assertRange(weights.value(vector("layer_scale.gamma")), 0.2, 1);
    Parameter weight = new Parameter("conv.weight", List.of(8, 16, 3, 3), Parameter.Kind.WEIGHT);
    double bound = Math.sqrt(4 / 144.0);
    assertRange(weights.value(weight), -bound, bound);
    assertRange(weights.input(32), -2, 2);
  }

  private static Parameter vector(String key) {
    return new Parameter(key, List.of(1000), Parameter.Kind.BIAS);
  }

  /** All values are in range, and come close to both ends. */
  private static void assertRange(float[] values, double low, double high) {
    double slack = (high - low) / 50;
    float min = Float.MAX_VALUE;
    float max = -Float.MAX_VALUE;
    for (float value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    assertThat((double) min).isBetween(low, low + slack);
    assertThat((double) max).isBetween(high - slack, high);
  }
}

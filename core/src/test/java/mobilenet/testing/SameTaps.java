package mobilenet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;

/** Asserts that two graphs compute the same. */
public final class SameTaps {
  private SameTaps() {}

  /**
   * Every tap of {@code expected} within {@code tolerance} of its largest value, on the formula's
   * image.
   */
  public static void check(
      BoundGraph expected, BoundGraph actual, int height, int width, double tolerance) {
    int channels = channels(expected);
    float[] image = new FormulaWeights("image:", 1).input(channels, height, width);
    Map<String, FeatureMap> before = ReferenceInterpreter.taps(expected, image, height, width);
    Map<String, FeatureMap> after = ReferenceInterpreter.taps(actual, image, height, width);
    assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
    before.forEach(
        (name, map) ->
            assertThat(difference(map, Resources.entry(after, name)))
                .as("largest difference of %s, relative", name)
                .isLessThanOrEqualTo(tolerance));
  }

  private static int channels(BoundGraph bound) {
    return ((Op.Input) bound.graph().nodes().get(0).op()).channels();
  }

  /** Largest difference as a fraction of the largest value; NaN if there is one. */
  public static double difference(FeatureMap expected, FeatureMap actual) {
    assertThat(actual.values()).hasSameSizeAs(expected.values());
    double largest = 0;
    for (int i = 0; i < expected.values().length; i++) {
      largest = Math.max(largest, Math.abs(expected.values()[i] - actual.values()[i]));
    }
    return largest / expected.absMax();
  }
}

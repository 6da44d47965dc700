package mobilenet.export.quantise;

import java.util.HashMap;
import java.util.Map;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.weights.Half;

/** Weights as half floats, with which a network computes in floats as before. */
public final class HalfWeights {
  private HalfWeights() {}

  /**
   * The network with norms folded and every weight rounded to the nearest half float.
   *
   * @param bound as loaded
   * @throws IllegalArgumentException naming a weight that is beyond the range of half floats
   */
  public static BoundGraph round(BoundGraph bound) {
    BoundGraph folded = bound.apply(Pass.standard());
    Map<String, float[]> values = new HashMap<>();
    for (String key : folded.graph().parameters().keySet()) {
      values.put(key, rounded(key, folded.values().getOrDefault(key, new float[0])));
    }
    return new BoundGraph(folded.graph(), values);
  }

  private static float[] rounded(String key, float[] exact) {
    float[] halves = new float[exact.length];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = Half.toFloat(Half.fromFloat(exact[i]));
      if (!Float.isFinite(halves[i])) {
        throw new IllegalArgumentException(
            key
                + " has the value "
                + exact[i]
                + " after norms are folded, and half floats end at 65504; use int8 or keep floats");
      }
    }
    return halves;
  }
}

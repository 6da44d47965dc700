package mobilenet.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;

/**
 * Weights as a function of their timm key, so that a golden file stores only results. The same
 * formula filled timm's networks when {@code golden/timm.json} was made.
 *
 * @param salt put before every key
 * @param gain variance gain of convolutions: keeps activations of deep networks in range
 */
public record FormulaWeights(String salt, double gain) {

  /** Values of a parameter, row-major, computed in double and rounded once. */
  public float[] value(Parameter parameter) {
    String key = parameter.key();
    Uniform u = new Uniform(seed(key));
    float[] values = new float[parameter.elementCount()];
    double scale = weightScale(parameter.shape());
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value(key, parameter.shape().size(), u.next(), scale);
    }
    return values;
  }

  private static double value(String key, int rank, double u, double weightScale) {
    if (key.endsWith(".running_var")) {
      return 0.5 + u;
    }
    if (key.endsWith(".running_mean") || key.endsWith(".bias")) {
      return 0.4 * (u - 0.5);
    }
    if (key.endsWith(".gamma")) {
      return 0.2 + 0.8 * u;
    }
    return rank == 1 ? 0.5 + u : (2 * u - 1) * weightScale;
  }

  private double weightScale(List<Integer> shape) {
    double fanIn = shape.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    return Math.sqrt(gain / fanIn);
  }

  /** An image of three channels: C×S×S, row-major. */
  public float[] input(int size) {
    return input(3, size, size);
  }

  /** An image of any shape: C×H×W, row-major. */
  public float[] input(int channels, int height, int width) {
    Uniform u = new Uniform(seed("input"));
    float[] values = new float[channels * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (4 * u.next() - 2);
    }
    return values;
  }

  /** A graph with all its weights. */
  public BoundGraph bind(Graph graph) {
    Map<String, Parameter> parameters = graph.parameters();
    return BoundGraph.bind(graph, key -> value(Resources.entry(parameters, key)));
  }

  private long seed(String key) {
    return fnv1a(salt + key);
  }

  /** FNV-1a, 64 bits, of UTF-8 bytes. */
  static long fnv1a(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /** Splitmix64. */
  static final class Uniform {
    private long state;

    Uniform(long seed) {
      this.state = seed;
    }

    long nextBits() {
      state += 0x9E3779B97F4A7C15L;
      long z = state;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }

    /** 24 bits in [0, 1), which float represents exactly. */
    double next() {
      return (nextBits() >>> 40) / (double) (1 << 24);
    }
  }
}

package mobilenet.export.quantise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;

/**
 * Cross-layer equalisation: gives the channels between two convolutions ranges of about the same
 * size, dividing a channel by a factor in the first one and multiplying by it in the second. The
 * feature map in between has one scale for all channels, so a channel with small values would get
 * few of the 256 integers.
 *
 * <p>What the network computes stays the same, up to rounding of floats, where only ReLU or nothing
 * lies between the two: {@code relu(x / s) · s = relu(x)} for a factor above 0. ReLU6 clips at a
 * fixed value and other activations bend, so nothing is moved through them.
 *
 * <p>The factors differ from those of the paper (Nagel et al. 2019, arXiv 1906.04721, equation 11)
 * because weights here have a scale for each output channel: of the first convolution, and of a
 * depthwise second one, weights round the same whatever the factor. So before a depthwise
 * convolution the channels of the map become equal, and before any other, where a channel's weights
 * share scales with those of other channels, map and weights get the geometric mean of both needs.
 */
final class Equalisation {
  /** A channel that calibration images hardly excite may be larger in others. */
  private static final double MOST = 16;

  private static final Set<Activation> EXACT = Set.of(Activation.IDENTITY, Activation.RELU);

  private final BoundGraph network;
  private final Map<String, float[]> values;

  private Equalisation(BoundGraph network) {
    this.network = network;
    this.values = new HashMap<>(network.values());
  }

  /**
   * The equalised network, by the ranges of channels that were seen; the same if there is no pair.
   */
  static BoundGraph apply(Calibration calibration) {
    BoundGraph network = calibration.network();
    Graph graph = network.graph();
    Equalisation equalisation = new Equalisation(network);
    int[] readers = graph.readerCounts();
    for (int second = 1; second < graph.nodes().size(); second++) {
      int first = graph.nodes().get(second).input();
      if (readers[first] == 1 && isPair(graph.nodes().get(first), graph.nodes().get(second))) {
        equalisation.equalise(first, second, calibration.magnitudes(first));
      }
    }
    return new BoundGraph(graph, equalisation.values);
  }

  private static boolean isPair(Node first, Node second) {
    return first.op() instanceof Op.Convolution before
        && second.op() instanceof Op.Convolution after
        && EXACT.contains(before.activation())
        && !before.residual()
        && (after.groups() == 1 || after.isDepthwise());
  }

  private void equalise(int first, int second, double[] magnitudes) {
    List<Node> nodes = network.graph().nodes();
    Op.Convolution before = (Op.Convolution) nodes.get(first).op();
    Op.Convolution after = (Op.Convolution) nodes.get(second).op();
    double[] factors = factors(after, magnitudes);
    float[] rows = value(before.weight().key()).clone();
    scaleRows(rows, factors, -1);
    values.put(before.weight().key(), rows);
    before
        .bias()
        .ifPresent(
            bias -> {
              float[] shifted = value(bias.key()).clone();
              scaleRows(shifted, factors, -1);
              values.put(bias.key(), shifted);
            });
    float[] columns = value(after.weight().key()).clone();
    if (after.isDepthwise()) {
      scaleRows(columns, factors, 1);
    } else {
      scaleColumns(columns, factors, after.kernel() * after.kernel());
    }
    values.put(after.weight().key(), columns);
  }

  private float[] value(String key) {
    return Objects.requireNonNull(values.get(key), key);
  }

  /** What each channel is divided by between the two. */
  private double[] factors(Op.Convolution after, double[] magnitudes) {
    double[] factors = relative(magnitudes);
    if (!after.isDepthwise()) {
      double[] weights =
          relative(
              columnMagnitudes(
                  value(after.weight().key()), factors.length, after.kernel() * after.kernel()));
      for (int c = 0; c < factors.length; c++) {
        factors[c] = Math.sqrt(factors[c] / weights[c]);
      }
    }
    for (int c = 0; c < factors.length; c++) {
      factors[c] = Math.max(1 / MOST, Math.min(MOST, factors[c]));
    }
    return factors;
  }

  /** Divided by the largest; 1 for a channel that is always 0. */
  private static double[] relative(double[] magnitudes) {
    double largest =
        IntStream.range(0, magnitudes.length).mapToDouble(c -> magnitudes[c]).max().orElse(1);
    double[] relative = new double[magnitudes.length];
    for (int c = 0; c < relative.length; c++) {
      relative[c] = magnitudes[c] > 0 ? magnitudes[c] / largest : 1;
    }
    return relative;
  }

  private static double[] columnMagnitudes(float[] weights, int channels, int taps) {
    double[] magnitudes = new double[channels];
    for (int i = 0; i < weights.length; i++) {
      int channel = i / taps % channels;
      magnitudes[channel] = Math.max(magnitudes[channel], Math.abs(weights[i]));
    }
    return magnitudes;
  }

  private static void scaleRows(float[] weights, double[] factors, int power) {
    int each = weights.length / factors.length;
    for (int i = 0; i < weights.length; i++) {
      double factor = factors[i / each];
      weights[i] = (float) (power > 0 ? weights[i] * factor : weights[i] / factor);
    }
  }

  private static void scaleColumns(float[] weights, double[] factors, int taps) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (weights[i] * factors[i / taps % factors.length]);
    }
  }
}

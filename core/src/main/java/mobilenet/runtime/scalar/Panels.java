package mobilenet.runtime.scalar;

import java.util.Arrays;
import mobilenet.graph.Op;

/**
 * Weights of a dense convolution in panels of output channels. A row of a panel holds one input of
 * the patch (tap by tap, input channels innermost), so a panel of a pointwise layer stays in the L2
 * cache while pixels pass.
 */
final class Panels {
  /** Output channels of a panel: 160 inputs × 256 outputs are 160 KiB. */
  private static final int MAX_WIDTH = 256;

  private final float[][][] rows;
  private final float[][] bias;
  private final int[] first;

  private Panels(float[][][] rows, float[][] bias, int[] first) {
    this.rows = rows;
    this.bias = bias;
    this.first = first;
  }

  /** Packs an O×I×k×k weight. */
  static Panels pack(Op.Convolution conv, float[] weight, float[] bias) {
    int out = conv.outChannels();
    float[][] filters = filters(conv, weight);
    int count = (out + MAX_WIDTH - 1) / MAX_WIDTH;
    float[][][] rows = new float[count][][];
    float[][] biases = new float[count][];
    int[] first = new int[count];
    for (int p = 0; p < count; p++) {
      int from = (int) ((long) out * p / count);
      int to = (int) ((long) out * (p + 1) / count);
      first[p] = from;
      biases[p] = Arrays.copyOfRange(bias, from, to);
      rows[p] = new float[filters[0].length][to - from];
      for (int o = from; o < to; o++) {
        for (int k = 0; k < filters[o].length; k++) {
          rows[p][k][o - from] = filters[o][k];
        }
      }
    }
    return new Panels(rows, biases, first);
  }

  /** Each output channel's weights in the order of a gathered patch: tap by tap, then channels. */
  static float[][] filters(Op.Convolution conv, float[] weight) {
    int in = conv.inChannels();
    int taps = conv.kernel() * conv.kernel();
    float[][] filters = new float[conv.outChannels()][taps * in];
    for (int o = 0; o < filters.length; o++) {
      for (int i = 0; i < in; i++) {
        for (int tap = 0; tap < taps; tap++) {
          filters[o][tap * in + i] = weight[(o * in + i) * taps + tap];
        }
      }
    }
    return filters;
  }

  int count() {
    return rows.length;
  }

  /** Weight rows of a panel, one per input of the patch. */
  float[][] rows(int panel) {
    return rows[panel];
  }

  float[] bias(int panel) {
    return bias[panel];
  }

  /** First output channel of a panel. */
  int first(int panel) {
    return first[panel];
  }

  /** Output channels of the widest panel. */
  int maxWidth() {
    int max = 0;
    for (float[] b : bias) {
      max = Math.max(max, b.length);
    }
    return max;
  }
}

package mobilenet.runtime.scalar;

import java.util.Arrays;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FastMath;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;

/**
 * Attention over pixels. A unit is one query pixel with all its heads; each worker turns the keys
 * of a head once, so that a query's scores are sums of rows.
 *
 * <p>Scratch: 0 scores, 1 output of a head, 2 … d + 1 turned keys, then one value row a key pixel.
 */
final class AttentionKernel implements Kernel {
  private final Op.Attention op;
  private final FeatureMap queries;
  private final FeatureMap keys;
  private final FeatureMap values;
  private final FeatureMap output;
  private final float scale;

  AttentionKernel(Op.Attention op, Geometry geometry) {
    this.op = op;
    this.queries = geometry.input();
    this.keys = geometry.inputs().get(1);
    this.values = geometry.inputs().get(2);
    this.output = geometry.output();
    this.scale = (float) (1 / Math.sqrt(op.headDim()));
  }

  @Override
  public int units() {
    return output.pixels();
  }

  @Override
  public int[] scratchLengths() {
    int[] lengths = new int[2 + op.headDim() + keys.pixels()];
    Arrays.fill(lengths, 0, 2 + op.headDim(), keys.pixels());
    lengths[1] = op.headDim();
    Arrays.fill(lengths, 2 + op.headDim(), lengths.length, op.headDim());
    return lengths;
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    int queriesPerKey = op.heads() / op.keyValueHeads();
    for (int head = 0; head < op.heads(); head++) {
      if (head % queriesPerKey == 0) {
        load(inputs, scratch, head / queriesPerKey);
      }
      for (int pixel = from; pixel < to; pixel++) {
        query(inputs[0], pixel * queries.pixelStride() + head * op.headDim(), scratch);
        int at = pixel * output.pixelStride() + head * op.headDim();
        System.arraycopy(scratch[1], 0, out, at, op.headDim());
      }
    }
  }

  private void load(float[][] inputs, float[][] scratch, int head) {
    int d = op.headDim();
    for (int t = 0; t < keys.pixels(); t++) {
      int key = t * keys.pixelStride() + head * d;
      for (int j = 0; j < d; j++) {
        scratch[2 + j][t] = inputs[1][key + j] * scale;
      }
      int value = t * values.pixelStride() + head * d;
      System.arraycopy(inputs[2], value, scratch[2 + d + t], 0, d);
    }
  }

  private void query(float[] query, int at, float[][] scratch) {
    float[] scores = scratch[0];
    float[] sum = scratch[1];
    int d = op.headDim();
    int n = keys.pixels();
    Arrays.fill(scores, 0, n, 0f);
    InnerLoops.addProducts(scores, n, query, at, scratch, 2, d);
    float max = Float.NEGATIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      max = Math.max(max, scores[t]);
    }
    float total = 0;
    for (int t = 0; t < n; t++) {
      scores[t] = FastMath.exp(scores[t] - max);
      total += scores[t];
    }
    for (int t = 0; t < n; t++) {
      scores[t] /= total;
    }
    Arrays.fill(sum, 0, d, 0f);
    InnerLoops.addProducts(sum, d, scores, 0, scratch, 2 + d, n);
  }
}

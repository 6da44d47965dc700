package mobilenet.runtime.vector.attention;

import java.util.Arrays;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.vector.activation.Softmax;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.tile.Blocks;
import mobilenet.runtime.vector.tile.PanelLayout;
import mobilenet.runtime.vector.tile.Product;
import mobilenet.runtime.vector.tile.TileSet;

/**
 * Attention over pixels as two matrix products a head, with the keys and the values packed as if
 * they were weights. A unit is a block of query pixels of one head.
 *
 * <p>Scratch: 0 packed keys, 1 packed values, 2 scores of a block, one row a query, 3 partial sums.
 */
public final class AttentionKernel implements Kernel {
  /** Bias of keys that pad a vector: their exponential is zero. */
  private static final float NO_KEY = -1e30f;

  private final Op.Attention op;
  private final FeatureMap queries;
  private final FeatureMap keys;
  private final FeatureMap values;
  private final FeatureMap output;
  private final PanelLayout keyLayout;
  private final PanelLayout valueLayout;
  private final Blocks blocks;
  private final int scoreStep;
  private final Product scoring;
  private final Product weighting;

  /** For heads that {@link #computes} says. */
  public AttentionKernel(TileSet tiles, Op.Attention op, Geometry geometry) {
    this.op = op;
    this.queries = geometry.input();
    this.keys = geometry.inputs().get(1);
    this.values = geometry.inputs().get(2);
    this.output = geometry.output();
    this.keyLayout = new PanelLayout(tiles, keys.pixels(), op.headDim());
    this.valueLayout = new PanelLayout(tiles, op.headDim(), keys.pixels());
    this.scoreStep = Lanes.align(valueLayout.depth());
    this.scoring =
        new Product(queries.pixelStride(), keyLayout.depth(), scoreStep, TileEpilogue.NONE);
    this.weighting =
        new Product(scoreStep, valueLayout.depth(), output.pixelStride(), TileEpilogue.NONE);
    this.blocks = Blocks.of(scoreStep, keyLayout.column(0).tall().pixels(), 1);
  }

  /** Whether heads start at whole vectors, which this kernel needs. */
  public static boolean computes(Op.Attention op) {
    return op.headDim() % Lanes.COUNT == 0;
  }

  @Override
  public int units() {
    return op.heads() * blocks.count(output.pixels());
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {
      keyLayout.length(),
      valueLayout.length(),
      blocks.maxPixels(output.pixels()) * scoreStep,
      Lanes.COUNT,
    };
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    int queriesPerKey = op.heads() / op.keyValueHeads();
    int packed = -1;
    for (int unit = from; unit < to; unit++) {
      int head = unit / blocks.count(output.pixels());
      if (head / queriesPerKey != packed) {
        packed = head / queriesPerKey;
        packKeys(inputs[1], packed * op.headDim(), scratch[0]);
        packValues(inputs[2], packed * op.headDim(), scratch[1]);
      }
      block(inputs[0], out, scratch, head, unit % blocks.count(output.pixels()));
    }
  }

  /** Turns the keys: a panel's row holds one component of all its keys. */
  private void packKeys(float[] in, int channel, float[] packed) {
    float scale = (float) (1 / Math.sqrt(op.headDim()));
    for (int p = 0; p < keyLayout.panels(); p++) {
      int width = keyLayout.column(p).width();
      int used = keyLayout.used(p);
      int start = keyLayout.bias(p);
      Arrays.fill(packed, start, start + width * (1 + keyLayout.depth()), 0f);
      Arrays.fill(packed, start + used, start + width, NO_KEY);
      for (int t = 0; t < used; t++) {
        int key = (keyLayout.channel(p) + t) * keys.pixelStride() + channel;
        for (int j = 0; j < op.headDim(); j++) {
          packed[start + (1 + j) * width + t] = in[key + j] * scale;
        }
      }
    }
  }

  private void packValues(float[] in, int channel, float[] packed) {
    for (int p = 0; p < valueLayout.panels(); p++) {
      int width = valueLayout.column(p).width();
      Arrays.fill(packed, valueLayout.bias(p), valueLayout.row(p, 0), 0f);
      for (int t = 0; t < valueLayout.depth(); t++) {
        int row = valueLayout.row(p, t);
        if (t < values.pixels()) {
          int value = t * values.pixelStride() + channel + valueLayout.channel(p);
          System.arraycopy(in, value, packed, row, width);
        } else {
          Arrays.fill(packed, row, row + width, 0f);
        }
      }
    }
  }

  private void block(float[] in, float[] out, float[][] scratch, int head, int block) {
    int first = blocks.first(output.pixels(), block);
    int pixels = blocks.first(output.pixels(), block + 1) - first;
    float[] scores = scratch[2];
    for (int p = 0; p < keyLayout.panels(); p++) {
      keyLayout
          .column(p)
          .multiply(
              scoring,
              in,
              first * queries.pixelStride() + head * op.headDim(),
              pixels,
              scratch[0],
              keyLayout.bias(p),
              scores,
              keyLayout.channel(p));
    }
    for (int q = 0; q < pixels; q++) {
      Softmax.apply(scores, q * scoreStep, Lanes.align(keys.pixels()), scratch[3]);
    }
    for (int p = 0; p < valueLayout.panels(); p++) {
      valueLayout
          .column(p)
          .multiply(
              weighting,
              scores,
              0,
              pixels,
              scratch[1],
              valueLayout.bias(p),
              out,
              first * output.pixelStride() + head * op.headDim() + valueLayout.channel(p));
    }
  }
}

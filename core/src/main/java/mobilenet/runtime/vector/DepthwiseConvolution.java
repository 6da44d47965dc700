package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;

import java.util.Comparator;
import java.util.Optional;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;

/** Packs the weights of depthwise convolutions and chooses the kernel. */
final class DepthwiseConvolution {
  /** Not with C2 of 17, for the reason at {@link TileSet}'s tiles of two inputs a step. */
  private static final boolean PAIRS = Lanes.HAS_MANY_REGISTERS && CompilerVersion.IS_LATER;

  private DepthwiseConvolution() {}

  static Layer prepare(Op.Convolution conv, float[] weight, float[] bias) {
    return layer(conv, pack(conv, weight, bias));
  }

  /**
   * Chooses the kernel.
   *
   * @param packed none for planning
   */
  static Layer layer(Op.Convolution conv, float[] packed) {
    return geometry ->
        tiles(conv, geometry.output().width())
            .<Kernel>map(tiles -> new DepthwiseTiles(conv, tiles, packed, geometry))
            .orElseGet(() -> new DepthwisePixels(conv, packed, geometry));
  }

  /** What the tiles do themselves. */
  static Epilogue epilogue(Op.Convolution conv) {
    return conv.kernel() == 3
        ? Epilogue.of(conv.activation())
        : Epilogue.behindMuch(conv.activation());
  }

  /** The tiles that compute the fewest pixels twice in a row; empty if none fits. */
  static Optional<DepthwiseFamily> tiles(Op.Convolution conv, int width) {
    Epilogue epilogue = epilogue(conv);
    return conv.dilation() > 1
        ? Optional.empty()
        : DepthwiseFamilies.of(conv.kernel(), conv.stride(), epilogue).stream()
            .map(tiles -> PAIRS ? tiles : tiles.withoutPair())
            .filter(tiles -> tiles.single().pixels() <= width)
            .min(Comparator.comparingInt(tiles -> computed(tiles.single().pixels(), width)));
  }

  /** Pixels that tiles compute of a row. */
  private static int computed(int pixelsOfTile, int width) {
    return -Math.floorDiv(-width, pixelsOfTile) * pixelsOfTile;
  }

  /** For each vector of channels of a C×1×k×k weight the biases, then tap by tap. */
  static float[] pack(Op.Convolution conv, float[] weight, float[] bias) {
    int taps = conv.kernel() * conv.kernel();
    float[] packed = new float[Lanes.align(conv.outChannels()) * (1 + taps)];
    for (int c = 0; c < conv.outChannels(); c++) {
      int at = c / COUNT * COUNT * (1 + taps) + c % COUNT;
      packed[at] = bias[c];
      for (int tap = 0; tap < taps; tap++) {
        packed[at + (1 + tap) * COUNT] = weight[c * taps + tap];
      }
    }
    return packed;
  }
}

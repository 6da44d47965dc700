package mobilenet.runtime.vector.depthwise;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;

import java.util.Comparator;
import java.util.Optional;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.machine.Target;

/** Packs the weights of depthwise convolutions and chooses the kernel. */
public final class DepthwiseLayers {
  private DepthwiseLayers() {}

  /** The layer of a C×1×k×k weight. */
  public static Layer prepare(Op.Convolution conv, float[] weight, float[] bias) {
    return layer(conv, pack(conv, weight, bias));
  }

  /** The layer without weights, for planning. */
  public static Layer outline(Op.Convolution conv) {
    return layer(conv, new float[0]);
  }

  private static Layer layer(Op.Convolution conv, float[] packed) {
    return geometry ->
        tiles(conv, geometry.output().width(), Target.HERE)
            .<Kernel>map(tiles -> new DepthwiseTiles(conv, tiles, packed, geometry))
            .orElseGet(() -> new DepthwisePixels(conv, packed, geometry));
  }

  /** What the tiles do themselves. */
  static TileEpilogue epilogue(Op.Convolution conv, Target target) {
    return conv.kernel() == 3
        ? TileEpilogue.of(conv.activation(), target)
        : TileEpilogue.forLongTiles(conv.activation(), target);
  }

  /** The tiles that compute the fewest pixels twice in a row; empty if none fits. */
  static Optional<DepthwiseFamily> tiles(Op.Convolution conv, int width, Target target) {
    TileEpilogue epilogue = epilogue(conv, target);
    return conv.dilation() > 1
        ? Optional.empty()
        : DepthwiseFamilies.of(conv.kernel(), conv.stride(), epilogue, target).stream()
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

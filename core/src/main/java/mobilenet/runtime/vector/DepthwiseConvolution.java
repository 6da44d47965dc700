package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;

import java.util.Map;
import java.util.Optional;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Layer;

/** Packs the weights of depthwise convolutions and chooses the kernel. */
final class DepthwiseConvolution {
  /** By kernel and stride. */
  private static final Map<Integer, Map<Integer, DepthwiseTile>> TILES =
      Map.of(
          3, Map.of(1, new Depthwise3x3Stride1(), 2, new Depthwise3x3Stride2()),
          5, Map.of(1, new Depthwise5x5Stride1(), 2, new Depthwise5x5Stride2()));

  private DepthwiseConvolution() {}

  static Layer prepare(Op.Convolution conv, float[] weight, float[] bias) {
    float[] packed = pack(conv, weight, bias);
    Optional<DepthwiseTile> tile =
        conv.dilation() == 1
            ? Optional.ofNullable(TILES.getOrDefault(conv.kernel(), Map.of()).get(conv.stride()))
            : Optional.empty();
    return geometry ->
        tile.isPresent() && geometry.output().width() >= DepthwiseTile.PIXELS
            ? new DepthwiseTiles(conv, tile.get(), packed, geometry)
            : new DepthwisePixels(conv, packed, geometry);
  }

  /** For each vector of channels of a C×1×k×k weight the biases, then tap by tap. */
  private static float[] pack(Op.Convolution conv, float[] weight, float[] bias) {
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

package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;

import java.util.Comparator;
import java.util.Optional;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;

/** Packs the weights of depthwise convolutions and chooses the kernel. */
final class DepthwiseConvolution {
  private DepthwiseConvolution() {}

  static Layer prepare(Op.Convolution conv, float[] weight, float[] bias) {
    float[] packed = pack(conv, weight, bias);
    return geometry ->
        tile(conv, geometry.output().width())
            .<Kernel>map(tile -> new DepthwiseTiles(conv, tile, packed, geometry))
            .orElseGet(() -> new DepthwisePixels(conv, packed, geometry));
  }

  /** The tile that computes the fewest pixels twice in a row; empty if none fits. */
  private static Optional<DepthwiseTile> tile(Op.Convolution conv, int width) {
    Epilogue epilogue = Epilogue.of(conv.activation());
    return conv.dilation() > 1
        ? Optional.empty()
        : DepthwiseFamilies.of(conv.kernel(), conv.stride(), epilogue).stream()
            .filter(tile -> tile.pixels() <= width)
            .min(
                Comparator.comparingInt(
                    tile -> -Math.floorDiv(-width, tile.pixels()) * tile.pixels()));
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

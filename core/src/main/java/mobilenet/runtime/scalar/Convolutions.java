package mobilenet.runtime.scalar;

import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Layer;

/** Packs the weights of convolutions and chooses the loop order that suits a shape. */
final class Convolutions {
  /** Below this many outputs a row is too short for vector code; pixels then run innermost. */
  private static final int MIN_CHANNELS_INNERMOST = 64;

  /** Below this many pixels there is nothing to gain from running pixels innermost. */
  private static final int MIN_PIXELS_INNERMOST = 32;

  private Convolutions() {}

  static Layer prepare(Op.Convolution conv, BoundGraph bound) {
    float[] weight = bound.value(conv.weight());
    float[] bias = conv.bias().map(bound::value).orElseGet(() -> new float[conv.outChannels()]);
    if (conv.isDepthwise()) {
      return DepthwiseConvolution.prepare(conv, weight, bias);
    }
    if (conv.groups() != 1) {
      return GroupedConvolution.prepare(conv, weight, bias);
    }
    return dense(conv, weight, bias);
  }

  /** The classifier is a convolution over one pixel. */
  static Layer prepare(Op.Linear linear, BoundGraph bound) {
    return dense(linear.asConvolution(), bound.value(linear.weight()), bound.value(linear.bias()));
  }

  private static Layer dense(Op.Convolution conv, float[] weight, float[] bias) {
    if (conv.outChannels() >= MIN_CHANNELS_INNERMOST) {
      Panels panels = Panels.pack(conv, weight, bias);
      return geometry -> new ChannelsInnermost(conv, panels, geometry);
    }
    Panels panels = Panels.pack(conv, weight, bias);
    float[][] filters = Panels.filters(conv, weight);
    return geometry ->
        geometry.output().pixels() >= MIN_PIXELS_INNERMOST
            ? new PixelsInnermost(conv, filters, bias, geometry)
            : new ChannelsInnermost(conv, panels, geometry);
  }
}

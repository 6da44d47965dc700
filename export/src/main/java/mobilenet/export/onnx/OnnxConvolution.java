package mobilenet.export.onnx;

import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;

/** A convolution with its padding, without what is fused into it. */
final class OnnxConvolution {
  private final OnnxGraph onnx;
  private final OnnxNumbers numbers;
  private final boolean anySize;

  /**
   * For one file.
   *
   * @param anySize whether it is for images of any size
   */
  OnnxConvolution(OnnxGraph onnx, OnnxNumbers numbers, boolean anySize) {
    this.onnx = onnx;
    this.numbers = numbers;
    this.anySize = anySize;
  }

  /** Adds the operator; returns the name of its result. */
  String add(Op.Convolution conv, String input, Shape shape) {
    List<String> inputs = new ArrayList<>(List.of(input));
    inputs.add(
        numbers.parameter(
            conv.weight(),
            conv.outChannels(),
            conv.inChannels() / conv.groups(),
            conv.kernel(),
            conv.kernel()));
    conv.bias().ifPresent(b -> inputs.add(numbers.parameter(b, conv.outChannels())));
    return onnx.node(
        "Conv",
        inputs,
        Attribute.ofInts("kernel_shape", conv.kernel(), conv.kernel()),
        Attribute.ofInts("strides", conv.stride(), conv.stride()),
        Attribute.ofInts("dilations", conv.dilation(), conv.dilation()),
        padding(conv, shape),
        Attribute.of("group", conv.groups()));
  }

  private Attribute padding(Op.Convolution conv, Shape shape) {
    boolean sizeDecides = conv.padding() == Padding.SAME && conv.stride() > 1;
    if (anySize && sizeDecides) {
      if (conv.dilation() > 1) {
        throw new IllegalArgumentException(
            conv.weight().key()
                + ": a strided and dilated convolution with SAME padding needs zeros that depend on"
                + " the image's size; export for a fixed size");
      }
      return Attribute.of("auto_pad", "SAME_UPPER");
    }
    int top = before(conv, shape.height());
    int left = before(conv, shape.width());
    int bottom = after(conv, shape.height(), top);
    int right = after(conv, shape.width(), left);
    return Attribute.ofInts("pads", top, left, bottom, right);
  }

  private static int before(Op.Convolution c, int size) {
    return c.padding().before(size, c.kernel(), c.stride(), c.dilation());
  }

  private static int after(Op.Convolution c, int size, int before) {
    if (c.padding() == Padding.SYMMETRIC) {
      return before;
    }
    int positions = c.padding().outputSize(size, c.kernel(), c.stride(), c.dilation());
    int covered = (positions - 1) * c.stride() + c.dilation() * (c.kernel() - 1) + 1;
    return Math.max(0, covered - size - before);
  }
}

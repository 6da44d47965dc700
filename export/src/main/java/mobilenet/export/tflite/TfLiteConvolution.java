package mobilenet.export.tflite;

import java.util.List;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;

/** A convolution with its padding, bias and activation. */
final class TfLiteConvolution {
  /** From this version on, CONV_2D takes filters of fewer channels than its input. */
  private static final int GROUPED = 6;

  /** From this version on, DEPTHWISE_CONV_2D takes a dilation. */
  private static final int DILATED = 2;

  private final Windows windows;
  private final LayerNumbers numbers;

  /**
   * For one layer, or for all whose numbers are alike.
   *
   * @param numbers of weights, feature maps and results
   */
  TfLiteConvolution(TfLiteGraph file, LayerNumbers numbers) {
    this.windows = new Windows(file, numbers);
    this.numbers = numbers;
  }

  /**
   * Adds the operators.
   *
   * @param activation that the operator is to apply itself
   * @param shape of the result
   */
  Value add(Op.Convolution conv, FusedActivation activation, Value input, Shape shape) {
    Zeros rows = Zeros.of(conv, input.shape().get(1));
    Zeros columns = Zeros.of(conv, input.shape().get(2));
    boolean none = rows.isNone() && columns.isNone();
    boolean same = rows.likeTensorFlow() && columns.likeTensorFlow();
    WindowPadding padding = same && !none ? WindowPadding.SAME : WindowPadding.VALID;
    Value x = none || same ? input : windows.padded(input, rows, columns);
    return conv.isDepthwise()
        ? windows.add(
            Operator.DEPTHWISE_CONV_2D,
            conv.dilation() > 1 ? DILATED : 1,
            new Options.Depthwise(padding, conv.stride(), conv.dilation(), activation),
            List.of(x, depthwiseFilter(conv), numbers.bias(conv)),
            shape)
        : windows.add(
            Operator.CONV_2D,
            conv.groups() > 1 ? GROUPED : 1,
            new Options.Convolution(padding, conv.stride(), conv.dilation(), activation),
            List.of(x, filter(conv), numbers.bias(conv)),
            shape);
  }

  /** From O×I×k×k to O×k×k×I. */
  private Value filter(Op.Convolution conv) {
    int in = conv.inChannels() / conv.groups();
    int k = conv.kernel();
    int taps = k * k;
    return numbers.filter(
        conv,
        place -> (place / (taps * in) * in + place % in) * taps + place / in % taps,
        0,
        List.of(conv.outChannels(), k, k, in));
  }

  /** From C×1×k×k to 1×k×k×C. */
  private Value depthwiseFilter(Op.Convolution conv) {
    int channels = conv.outChannels();
    int k = conv.kernel();
    int taps = k * k;
    return numbers.filter(
        conv, place -> place % channels * taps + place / channels, 3, List.of(1, k, k, channels));
  }
}

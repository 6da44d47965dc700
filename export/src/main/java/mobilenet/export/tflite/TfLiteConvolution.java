package mobilenet.export.tflite;

import java.util.List;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.pass.BoundGraph;

/** A convolution with its padding, bias and activation. */
final class TfLiteConvolution {
  /** From this version on, CONV_2D takes filters of fewer channels than its input. */
  private static final int GROUPED = 6;

  /** From this version on, DEPTHWISE_CONV_2D takes a dilation. */
  private static final int DILATED = 2;

  private final TfLiteGraph file;
  private final BoundGraph bound;

  TfLiteConvolution(TfLiteGraph file, BoundGraph bound) {
    this.file = file;
    this.bound = bound;
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
    Value x = none || same ? input : padded(input, rows, columns);
    List<Integer> result = List.of(x.batch(), shape.height(), shape.width(), shape.channels());
    return conv.isDepthwise()
        ? file.node(
            Operator.DEPTHWISE_CONV_2D,
            conv.dilation() > 1 ? DILATED : 1,
            new Options.Depthwise(padding, conv.stride(), conv.dilation(), activation),
            List.of(x, depthwiseFilter(conv), bias(conv)),
            result)
        : file.node(
            Operator.CONV_2D,
            conv.groups() > 1 ? GROUPED : 1,
            new Options.Convolution(padding, conv.stride(), conv.dilation(), activation),
            List.of(x, filter(conv), bias(conv)),
            result);
  }

  /** XNNPACK moves these zeros into the convolution that follows. */
  private Value padded(Value x, Zeros rows, Zeros columns) {
    Value zeros =
        file.integers(
            List.of(4, 2),
            0,
            0,
            rows.before(),
            rows.after(),
            columns.before(),
            columns.after(),
            0,
            0);
    List<Integer> s = x.shape();
    return file.node(
        Operator.PAD,
        new Options.None(),
        List.of(x, zeros),
        List.of(
            s.get(0),
            s.get(1) + rows.before() + rows.after(),
            s.get(2) + columns.before() + columns.after(),
            s.get(3)));
  }

  private Value bias(Op.Convolution conv) {
    return conv.bias()
        .map(bias -> file.weight(bias.key(), bound.value(bias), conv.outChannels()))
        .orElseGet(
            () ->
                file.weight(
                    conv.weight().key() + "/bias",
                    new float[conv.outChannels()],
                    conv.outChannels()));
  }

  /** From O×I×k×k to O×k×k×I. */
  private Value filter(Op.Convolution conv) {
    int in = conv.inChannels() / conv.groups();
    int taps = conv.kernel() * conv.kernel();
    float[] values = bound.value(conv.weight());
    float[] filter = new float[values.length];
    for (int o = 0; o < conv.outChannels(); o++) {
      for (int i = 0; i < in; i++) {
        for (int t = 0; t < taps; t++) {
          filter[(o * taps + t) * in + i] = values[(o * in + i) * taps + t];
        }
      }
    }
    int k = conv.kernel();
    return file.weight(conv.weight().key(), filter, conv.outChannels(), k, k, in);
  }

  /** From C×1×k×k to 1×k×k×C. */
  private Value depthwiseFilter(Op.Convolution conv) {
    int channels = conv.outChannels();
    int taps = conv.kernel() * conv.kernel();
    float[] values = bound.value(conv.weight());
    float[] filter = new float[values.length];
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < taps; t++) {
        filter[t * channels + c] = values[c * taps + t];
      }
    }
    return file.weight(conv.weight().key(), filter, 1, conv.kernel(), conv.kernel(), channels);
  }

  /** The fixed blur, 3×3 at stride 2 with a zero around the image. */
  Value blur(Value x, Shape shape) {
    float[] row = {0.25f, 0.5f, 0.25f};
    float[] filter = new float[9 * x.channels()];
    for (int i = 0; i < filter.length; i++) {
      int tap = i / x.channels();
      filter[i] = row[tap / 3] * row[tap % 3];
    }
    Zeros rows = blurred(x.shape().get(1), shape.height());
    Zeros columns = blurred(x.shape().get(2), shape.width());
    return file.node(
        Operator.DEPTHWISE_CONV_2D,
        new Options.Depthwise(WindowPadding.VALID, 2, 1, FusedActivation.NONE),
        List.of(
            padded(x, rows, columns),
            file.weight("blur", filter, 1, 3, 3, x.channels()),
            file.weight("blur/bias", new float[x.channels()], x.channels())),
        List.of(x.batch(), shape.height(), shape.width(), x.channels()));
  }

  private static Zeros blurred(int size, int positions) {
    return new Zeros(1, Math.max(0, 2 * positions - size), false);
  }
}

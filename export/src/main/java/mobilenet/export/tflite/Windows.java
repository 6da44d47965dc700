package mobilenet.export.tflite;

import java.util.List;
import mobilenet.graph.Shape;

/**
 * Operators that move a window over a feature map.
 *
 * @param numbers of the map and of the result
 */
record Windows(TfLiteGraph file, MapNumbers numbers) {
  /**
   * Adds an operator.
   *
   * @param version the least that its options need
   * @param in the map, weights, bias
   * @param shape of the result
   */
  Value add(Operator operator, int version, Options options, List<Value> in, Shape shape) {
    Elements result = numbers.result();
    return file.node(
        operator,
        Math.max(version, result.version(operator)),
        options,
        in,
        List.of(in.get(0).batch(), shape.height(), shape.width(), shape.channels()),
        result);
  }

  /** XNNPACK moves these zeros into the convolution that follows, if it is of floats. */
  Value padded(Value x, Zeros rows, Zeros columns) {
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
        numbers.input().version(Operator.PAD),
        new Options.None(),
        List.of(x, zeros),
        List.of(
            s.get(0),
            s.get(1) + rows.before() + rows.after(),
            s.get(2) + columns.before() + columns.after(),
            s.get(3)),
        numbers.input());
  }

  /** The fixed blur, 3×3 at stride 2 with a zero around the image. */
  Value blur(Value x, Shape shape) {
    Zeros rows = blurred(x.shape().get(1), shape.height());
    Zeros columns = blurred(x.shape().get(2), shape.width());
    return fixed("blur", padded(x, rows, columns), shape, 1f / 16, 1, 2, 1, 2, 4, 2, 1, 2, 1);
  }

  private static Zeros blurred(int size, int positions) {
    return new Zeros(1, Math.max(0, 2 * positions - size), false);
  }

  /** The mean over 2×2 pixels as a window of weights. */
  Value mean(Value x, Shape shape) {
    return fixed("mean", x, shape, 1f / 4, 1, 1, 1, 1);
  }

  /** A square window at stride 2 that is the same for all channels. */
  private Value fixed(String name, Value x, Shape shape, float scale, int... taps) {
    int side = (int) Math.sqrt(taps.length);
    int channels = x.channels();
    byte[] filter = new byte[taps.length * channels];
    for (int i = 0; i < filter.length; i++) {
      filter[i] = (byte) taps[i / channels];
    }
    return add(
        Operator.DEPTHWISE_CONV_2D,
        1,
        new Options.Depthwise(WindowPadding.VALID, 2, 1, FusedActivation.NONE),
        List.of(
            x,
            numbers.fixed(name, filter, scale, List.of(1, side, side, channels)),
            numbers.zeros(name + "/bias", channels, scale)),
        shape);
  }
}

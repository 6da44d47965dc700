package mobilenet.export.tflite;

import mobilenet.architecture.Padding;
import mobilenet.graph.Op;

/**
 * Zeros around one dimension of a convolution's input.
 *
 * @param before the first position
 * @param after the last one, as far as a window reaches them
 * @param likeTensorFlow whether these are the zeros of TensorFlow's SAME padding
 */
record Zeros(int before, int after, boolean likeTensorFlow) {
  /** Those of a convolution over so many positions. */
  static Zeros of(Op.Convolution conv, int size) {
    Padding rule = conv.padding();
    int before = rule.before(size, conv.kernel(), conv.stride(), conv.dilation());
    int positions = rule.outputSize(size, conv.kernel(), conv.stride(), conv.dilation());
    int reach = conv.dilation() * (conv.kernel() - 1);
    int covered = (positions - 1) * conv.stride() + reach + 1;
    int same = Padding.SAME.before(size, conv.kernel(), conv.stride(), conv.dilation());
    int ceiling = Padding.SAME.outputSize(size, conv.kernel(), conv.stride(), conv.dilation());
    return new Zeros(
        before, Math.max(0, covered - size - before), before == same && positions == ceiling);
  }

  boolean isNone() {
    return before == 0 && after == 0;
  }
}

package mobilenet.export.tflite;

import java.util.Arrays;
import java.util.Optional;

/**
 * The operators that are written, with their codes in TensorFlow Lite's schema and the codes of the
 * tables that hold their options.
 */
public enum Operator {
  /** Sum, with broadcasting. */
  ADD(0, 11),
  /** Mean over a window. */
  AVERAGE_POOL_2D(1, 5),
  /** Convolution: input, filter (O×k×k×I), bias. */
  CONV_2D(3, 1),
  /** Each channel on its own: input, filter (1×k×k×C), bias. */
  DEPTHWISE_CONV_2D(4, 2),
  /** What integers or half floats stand for, in single precision. */
  DEQUANTIZE(6, 0),
  /** Matrix product with weights: input, weights (O×I), bias. */
  FULLY_CONNECTED(9, 8),
  /** {@code 1 / (1 + exp(-x))}. */
  LOGISTIC(14, 0),
  /** Product, with broadcasting. */
  MUL(18, 21),
  /** {@code max(x, 0)}. */
  RELU(19, 0),
  /** {@code min(max(x, 0), 6)}. */
  RELU6(21, 0),
  /** Other dimensions for the same values. */
  RESHAPE(22, 17),
  /** Along the last dimension. */
  SOFTMAX(25, 9),
  /** Zeros around a tensor: input, (before, after) of each dimension. */
  PAD(34, 22),
  /** Dimensions in another order: input, order. */
  TRANSPOSE(39, 26),
  /** Mean over dimensions: input, dimensions. */
  MEAN(40, 27),
  /** Difference, with broadcasting. */
  SUB(41, 28),
  /** Quotient, with broadcasting. */
  DIV(42, 29),
  /** The same values in another type. */
  CAST(53, 37),
  /** The nearest integers, of the result's scale and zero point. */
  QUANTIZE(114, 0),
  /** {@code x · min(max(x + 3, 0), 6) / 6}. */
  HARD_SWISH(117, 91),
  /** Products of two computed matrices. */
  BATCH_MATMUL(126, 101),
  /** {@code x · Φ(x)}. */
  GELU(150, 116);

  private final int code;
  private final int options;

  Operator(int code, int options) {
    this.code = code;
    this.options = options;
  }

  /** The number that stands for it in a file. */
  public int code() {
    return code;
  }

  /** The number of its table of options; 0 if it has none. */
  int options() {
    return options;
  }

  /** The operator of a code, if it is one of these. */
  public static Optional<Operator> ofCode(int code) {
    return Arrays.stream(values()).filter(operator -> operator.code == code).findFirst();
  }
}

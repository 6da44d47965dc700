package mobilenet.export.tflite;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mobilenet.export.quantise.Int8Scale;

/**
 * What the elements of a tensor are.
 *
 * @param type in the file
 * @param quantisation of integers that stand for real numbers
 */
record Elements(TensorType type, Optional<Quantisation> quantisation) {
  /** Single precision. */
  static final Elements FLOATS = of(TensorType.FLOAT32);

  /** Numbers that stand for themselves. */
  static Elements of(TensorType type) {
    return new Elements(type, Optional.empty());
  }

  /** A feature map of 8-bit integers. */
  static Elements of(Int8Scale scale) {
    List<Long> zeroPoint = List.of((long) scale.zeroPoint());
    return new Elements(
        TensorType.INT8, Optional.of(new Quantisation(List.of(scale.scale()), zeroPoint, 0)));
  }

  /** Weights or biases with a scale for each index of a dimension, and no zero point. */
  static Elements of(TensorType type, List<Float> scales, int axis) {
    List<Long> zeros = Collections.nCopies(scales.size(), 0L);
    return new Elements(type, Optional.of(new Quantisation(scales, zeros, axis)));
  }

  /**
   * The first version of an operator that computes with such feature maps, as TensorFlow's {@code
   * op_version.cc} has them.
   */
  int version(Operator operator) {
    if (type != TensorType.INT8) {
      return 1;
    }
    return switch (operator) {
      case CONV_2D, DEPTHWISE_CONV_2D -> 3;
      case ADD, MUL, MEAN, PAD, DEQUANTIZE -> 2;
      default -> 1;
    };
  }
}

package mobilenet.export.tflite.read;

import java.util.List;
import mobilenet.export.tflite.Quantisation;
import mobilenet.export.tflite.TensorType;

/**
 * Holds the integers of a file to TensorFlow Lite's specification of 8-bit quantisation
 * (tensorflow.org/lite/performance/quantization_spec): which scales and zero points the operators
 * take, of which runtimes look at some only.
 */
public final class IntegerStructure {
  /** Of a product of two floats. */
  private static final double ROUNDING = 1e-6;

  private final TfLiteModel model;

  private IntegerStructure(TfLiteModel model) {
    this.model = model;
  }

  /**
   * Checks a file.
   *
   * @throws BrokenTfLiteException naming the result of an operator that is not as specified
   */
  public static void check(TfLiteModel model) {
    model.operators().forEach(new IntegerStructure(model)::check);
  }

  private void check(OperatorInfo step) {
    TensorInfo result = model.tensors().get(step.outputs().get(0));
    List<TensorInfo> in = step.inputs().stream().map(model.tensors()::get).toList();
    try {
      switch (step.operator()) {
        case CONV_2D -> layer(in, result, 0);
        case DEPTHWISE_CONV_2D -> layer(in, result, 3);
        case ADD, MUL, MEAN -> sameKind(in, result);
        case PAD, RESHAPE -> moved(in.get(0), result);
        case QUANTIZE -> {
          require(in.get(0).type() == TensorType.FLOAT32, "QUANTIZE reads floats");
          map(result);
        }
        case DEQUANTIZE -> {
          require(result.type() == TensorType.FLOAT32, "DEQUANTIZE gives floats");
          require(
              in.get(0).type() == TensorType.FLOAT16 || isMap(in.get(0)),
              "DEQUANTIZE reads integers with one scale, or half floats");
        }
        default -> require(result.type() != TensorType.INT8, "the operator gives no integers here");
      }
    } catch (BrokenTfLiteException e) {
      throw new BrokenTfLiteException(
          result.name() + " (" + step.operator() + "): " + e.getMessage(), e);
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new BrokenTfLiteException(rule);
    }
  }

  private static boolean isMap(TensorInfo tensor) {
    return tensor.type() == TensorType.INT8
        && tensor.quantisation().filter(given -> given.scales().size() == 1).isPresent();
  }

  private static void map(TensorInfo tensor) {
    require(isMap(tensor), tensor.name() + " is not of 8-bit integers with one scale");
  }

  private static Quantisation one(TensorInfo tensor) {
    map(tensor);
    return tensor.quantisation().orElseThrow();
  }

  /** Of floats altogether, or of integers. */
  private static void sameKind(List<TensorInfo> in, TensorInfo result) {
    if (result.type() == TensorType.FLOAT32) {
      require(in.get(0).type() == TensorType.FLOAT32, "floats are computed from floats");
      return;
    }
    map(result);
    in.stream().filter(tensor -> tensor.type() != TensorType.INT32).forEach(IntegerStructure::map);
  }

  private static void moved(TensorInfo from, TensorInfo result) {
    require(
        from.type() == result.type() && from.quantisation().equals(result.quantisation()),
        "what is only moved keeps its type, scale and zero point");
  }

  private static void layer(List<TensorInfo> in, TensorInfo result, int axis) {
    if (result.type() == TensorType.FLOAT32) {
      require(in.get(0).type() == TensorType.FLOAT32, "floats are computed from floats");
      return;
    }
    map(result);
    double input = one(in.get(0)).scales().get(0);
    Quantisation weights = channels(in.get(1), TensorType.INT8, axis);
    require(
        weights.scales().size() == in.get(1).shape().get(axis),
        "weights have a scale for each output channel");
    Quantisation bias = channels(in.get(2), TensorType.INT32, 0);
    require(bias.scales().size() == weights.scales().size(), "biases have as many scales");
    for (int c = 0; c < bias.scales().size(); c++) {
      double product = input * weights.scales().get(c);
      require(
          Math.abs(bias.scales().get(c) - product) <= ROUNDING * product,
          "a bias has the product of the input's and the weights' scales");
    }
  }

  private static Quantisation channels(TensorInfo tensor, TensorType type, int axis) {
    Quantisation given =
        tensor
            .quantisation()
            .filter(found -> tensor.type() == type && found.axis() == axis)
            .orElseThrow(
                () -> new BrokenTfLiteException(tensor.name() + " has no scales along " + axis));
    require(
        given.zeroPoints().stream().allMatch(zero -> zero == 0),
        "weights and biases have the zero point 0");
    return given;
  }
}

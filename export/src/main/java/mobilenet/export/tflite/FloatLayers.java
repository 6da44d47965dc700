package mobilenet.export.tflite;

import java.util.List;
import java.util.function.IntUnaryOperator;
import mobilenet.export.form.WeightType;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;

/**
 * All layers in single precision.
 *
 * @param bound has the weights
 * @param stored how their values are stored
 */
record FloatLayers(TfLiteGraph file, BoundGraph bound, WeightType stored) implements LayerNumbers {
  /** From this version on, DEQUANTIZE reads half floats. */
  private static final int HALVES = 3;

  /** Adds the values of a parameter. */
  Value parameter(Parameter parameter, List<Integer> shape) {
    return stored(parameter, bound.value(parameter), shape);
  }

  /**
   * Half floats are widened by an operator, which XNNPACK carries out once when it loads the file.
   */
  private Value stored(Parameter parameter, float[] values, List<Integer> shape) {
    Integer[] dimensions = shape.toArray(Integer[]::new);
    return switch (stored) {
      case FLOAT32 -> file.weight(parameter.key(), values, dimensions);
      case FLOAT16 ->
          file.node(
              Operator.DEQUANTIZE,
              HALVES,
              new Options.None(),
              List.of(
                  file.constant(
                      parameter.key(),
                      Elements.of(TensorType.FLOAT16),
                      Contents.ofHalves(values),
                      dimensions)),
              shape);
    };
  }

  @Override
  public Elements input() {
    return Elements.FLOATS;
  }

  @Override
  public Elements result() {
    return Elements.FLOATS;
  }

  @Override
  public Value filter(Op.Convolution conv, IntUnaryOperator source, int axis, List<Integer> shape) {
    float[] values = bound.value(conv.weight());
    float[] filter = new float[values.length];
    for (int i = 0; i < filter.length; i++) {
      filter[i] = values[source.applyAsInt(i)];
    }
    return stored(conv.weight(), filter, shape);
  }

  @Override
  public Value bias(Op.Convolution conv) {
    return conv.bias()
        .map(bias -> parameter(bias, List.of(conv.outChannels())))
        .orElseGet(() -> zeros(conv.weight().key() + "/bias", conv.outChannels(), 1));
  }

  @Override
  public Value fixed(String name, byte[] integers, float scale, List<Integer> shape) {
    float[] values = new float[integers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = integers[i] * scale;
    }
    return file.weight(name, values, shape.toArray(Integer[]::new));
  }

  @Override
  public Value zeros(String name, int channels, float scale) {
    return file.weight(name, new float[channels], channels);
  }
}

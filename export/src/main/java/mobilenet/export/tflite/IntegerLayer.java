package mobilenet.export.tflite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import mobilenet.export.quantise.Int8Layer;
import mobilenet.graph.Op;

/**
 * A layer of 8-bit weights and feature maps, as TensorFlow Lite's specification of quantisation
 * wants them: weights with a scale for each output channel, biases of 32 bits with the product of
 * the input's and the weights' scales.
 */
record IntegerLayer(IntegerMaps maps, Int8Layer layer) implements LayerNumbers {
  @Override
  public Elements input() {
    return maps.input();
  }

  @Override
  public Elements result() {
    return maps.result();
  }

  @Override
  public Value filter(Op.Convolution conv, IntUnaryOperator source, int axis, List<Integer> shape) {
    byte[] filter = new byte[layer.weights().length];
    for (int i = 0; i < filter.length; i++) {
      filter[i] = layer.weights()[source.applyAsInt(i)];
    }
    return maps.file()
        .constant(
            conv.weight().key(),
            Elements.of(TensorType.INT8, listed(layer.scales()), axis),
            Contents.ofBytes(filter),
            shape.toArray(Integer[]::new));
  }

  @Override
  public Value bias(Op.Convolution conv) {
    int[] integers = layer.bias();
    return maps.biases(
        conv.bias().map(bias -> bias.key()).orElseGet(() -> conv.weight().key() + "/bias"),
        listed(layer.biasScales()),
        integers.length == 0 ? new int[conv.outChannels()] : integers);
  }

  @Override
  public Value fixed(String name, byte[] integers, float scale, List<Integer> shape) {
    return maps.fixed(name, integers, scale, shape);
  }

  @Override
  public Value zeros(String name, int channels, float scale) {
    return maps.zeros(name, channels, scale);
  }

  private static List<Float> listed(float... values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}

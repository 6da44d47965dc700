package mobilenet.export.tflite;

import java.util.Collections;
import java.util.List;
import mobilenet.export.quantise.Int8Scale;

/**
 * Feature maps of 8-bit integers.
 *
 * @param read scale of the one that is read
 * @param given scale of the result
 */
record IntegerMaps(TfLiteGraph file, Int8Scale read, Int8Scale given) implements MapNumbers {
  @Override
  public Elements input() {
    return Elements.of(read);
  }

  @Override
  public Elements result() {
    return Elements.of(given);
  }

  @Override
  public Value fixed(String name, byte[] integers, float scale, List<Integer> shape) {
    int axis = shape.size() - 1;
    return file.constant(
        name,
        Elements.of(TensorType.INT8, Collections.nCopies(shape.get(axis), scale), axis),
        Contents.ofBytes(integers),
        shape.toArray(Integer[]::new));
  }

  @Override
  public Value zeros(String name, int channels, float scale) {
    return biases(name, Collections.nCopies(channels, read.scale() * scale), new int[channels]);
  }

  /** Adds a bias of 32-bit integers. */
  Value biases(String name, List<Float> scales, int... integers) {
    return file.constant(
        name, Elements.of(TensorType.INT32, scales, 0), Contents.of(integers), scales.size());
  }
}

package mobilenet.export.tflite;

import java.util.List;

/**
 * A tensor that operators can read.
 *
 * @param index of it in the file
 * @param shape its dimensions, outermost first; of a feature map N×H×W×C
 */
record Value(int index, List<Integer> shape) {
  Value {
    shape = List.copyOf(shape);
  }

  int batch() {
    return shape.get(0);
  }

  /** Of the last dimension. */
  int channels() {
    return shape.get(shape.size() - 1);
  }
}

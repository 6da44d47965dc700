package mobilenet.export.tflite;

import java.util.List;

/**
 * An operator of a file.
 *
 * @param operator what it does
 * @param version the first one that can do it as here
 * @param options of it
 * @param inputs indices of tensors
 * @param output index of a tensor
 */
record Step(Operator operator, int version, Options options, List<Integer> inputs, int output) {
  Step {
    inputs = List.copyOf(inputs);
  }
}

package mobilenet.export.tflite.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows a file from its input to its outputs: everything that an operator reads was computed
 * before it or is a constant, nothing has two origins, results have the shapes that operators give
 * them, and every output is computed and has its name in the signature.
 */
public final class TfLiteStructure {
  private static final int SCHEMA = 3;

  private final TfLiteModel model;
  private final Set<Integer> known = new HashSet<>();

  private TfLiteStructure(TfLiteModel model) {
    this.model = model;
  }

  /**
   * Checks a file.
   *
   * @param input the shape of its input
   * @throws BrokenTfLiteException if it is not sound, naming the operator's result
   */
  public static void check(TfLiteModel model, List<Integer> input) {
    new TfLiteStructure(model).run(input);
  }

  private void run(List<Integer> input) {
    if (model.schema() != SCHEMA) {
      throw new BrokenTfLiteException("expected version 3 of the format, found " + model.schema());
    }
    if (model.inputs().size() != 1 || !model.inputTensors().get(0).shape().equals(input)) {
      throw new BrokenTfLiteException(
          "expected one input of shape " + input + ", found " + model.inputTensors());
    }
    define(model.inputs().get(0));
    for (int i = 0; i < model.tensors().size(); i++) {
      if (model.tensors().get(i).contents().isPresent()) {
        define(i);
      }
    }
    model.operators().forEach(this::follow);
    if (model.outputs().isEmpty()) {
      throw new BrokenTfLiteException("the file has no output");
    }
    for (int output : model.outputs()) {
      String name = tensor(output).name();
      requireKnown(output);
      if (!Integer.valueOf(output).equals(model.signature().get(name))) {
        throw new BrokenTfLiteException("the signature does not name the output " + name);
      }
    }
  }

  private void follow(OperatorInfo step) {
    if (step.outputs().size() != 1) {
      throw new BrokenTfLiteException(
          step.operator() + ": expected one result, found " + step.outputs());
    }
    TensorInfo result = tensor(step.outputs().get(0));
    try {
      step.inputs().forEach(this::requireKnown);
      List<TensorInfo> in = step.inputs().stream().map(this::tensor).toList();
      List<Integer> shape = OperatorShapes.of(step, in);
      if (!shape.equals(result.shape())) {
        throw new BrokenTfLiteException(
            step.operator() + " gives the shape " + shape + ", not " + result.shape());
      }
      define(step.outputs().get(0));
    } catch (BrokenTfLiteException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new BrokenTfLiteException(result.name() + ": " + e.getMessage(), e);
    }
  }

  private TensorInfo tensor(int index) {
    if (index < 0 || index >= model.tensors().size()) {
      throw new BrokenTfLiteException(
          "tensor " + index + " of " + model.tensors().size() + " is read or computed");
    }
    return model.tensors().get(index);
  }

  private void define(int index) {
    if (!known.add(index)) {
      throw new BrokenTfLiteException(tensor(index).name() + " has two origins");
    }
  }

  private void requireKnown(int index) {
    if (!known.contains(index)) {
      throw new BrokenTfLiteException(
          tensor(index).name() + " is read before anything computes it");
    }
  }
}

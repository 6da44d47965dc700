package mobilenet.train.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.architecture.ListedNames;
import mobilenet.evaluation.LabelMapping;
import mobilenet.evaluation.NamedClasses;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.Tensor;

/**
 * What becomes of the classifier of a checkpoint that a run starts from.
 *
 * @param outputs of the checkpoint, one for each class of the data, all of them; nothing if the
 *     checkpoint has other classes, so that the classifier must be drawn
 * @param sentence for the user, unless all is as in the checkpoint
 */
record StartingClassifier(Optional<List<Integer>> outputs, Optional<String> sentence) {
  private static final int LISTED = 12;

  /** Copies. */
  StartingClassifier {
    outputs = outputs.map(List::copyOf);
  }

  /**
   * Compares classes. A checkpoint without labels has those of the data if it has as many.
   *
   * @param named classes of the data
   */
  static StartingClassifier of(NamedClasses named, CheckpointConfig config) {
    int classes = config.classes();
    if (classes != named.size()) {
      return drawn(
          "the checkpoint has "
              + classes
              + " classes"
              + config
                  .labelNames()
                  .filter(labels -> labels.size() == classes)
                  .map(labels -> " (" + ListedNames.first(labels, LISTED) + ")")
                  .orElse("")
              + ", the data "
              + named.size());
    }
    List<String> labels = config.labelNames().orElse(named.given());
    if (labels.equals(named.given())) {
      return new StartingClassifier(Optional.of(inOrder(classes)), Optional.empty());
    }
    try {
      return mapped(named.mapping(Optional.of(labels), classes), labels);
    } catch (IllegalArgumentException e) {
      return drawn(String.valueOf(e.getMessage()));
    }
  }

  private static StartingClassifier drawn(String reason) {
    return new StartingClassifier(
        Optional.empty(), Optional.of("the classifier is new: " + reason));
  }

  private static StartingClassifier mapped(LabelMapping mapping, List<String> labels) {
    boolean same = mapping.outputs().equals(inOrder(labels.size()));
    String done =
        same
            ? "the classifier is the checkpoint's: "
            : "the classifier's rows were put in the order of the data: ";
    return new StartingClassifier(
        Optional.of(mapping.outputs()), Optional.of(done + mapping.describe(labels)));
  }

  private static List<Integer> inOrder(int classes) {
    return IntStream.range(0, classes).boxed().toList();
  }

  /**
   * A parameter of the last layer with its rows in the order of the data.
   *
   * @param parameter of the checkpoint, with a row for each output
   * @param outputs as in {@link #outputs()}
   */
  static Tensor rows(Tensor parameter, List<Integer> outputs) {
    int length = parameter.data().length / outputs.size();
    float[] data = new float[parameter.data().length];
    for (int row = 0; row < outputs.size(); row++) {
      System.arraycopy(parameter.data(), outputs.get(row) * length, data, row * length, length);
    }
    return new Tensor(parameter.shape(), data);
  }
}

package mobilenet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which output of a network stands for which class of a data set. */
final class LabelMapping {
  private LabelMapping() {}

  /**
   * Output index of each class of the data set: by name where every class has a label of its name,
   * else in order where there are as many classes as outputs.
   *
   * @throws IllegalArgumentException if neither holds
   */
  static int[] of(List<String> classNames, List<String> labels) {
    List<String> unknown = new ArrayList<>(classNames);
    unknown.removeAll(labels);
    if (unknown.isEmpty()) {
      return classNames.stream().mapToInt(labels::indexOf).toArray();
    }
    if (classNames.size() == labels.size()) {
      return IntStream.range(0, labels.size()).toArray();
    }
    throw new IllegalArgumentException(
        "the data set has "
            + classNames.size()
            + " classes and the network "
            + labels.size()
            + ", and the network has no label \""
            + unknown.get(0)
            + "\"; name the data set's class folders as the network's labels, such as \""
            + labels.get(0)
            + "\"");
  }
}

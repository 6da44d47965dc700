package mobilenet.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import mobilenet.data.FoldedNames;

/** Finds the label of each class by its name: exactly, or else after {@link FoldedNames#fold}. */
final class NameMatching {
  private final List<String> labels;
  private final Map<String, List<Integer>> exact = new HashMap<>();
  private final Map<String, List<Integer>> folded = new HashMap<>();
  private final Map<Integer, String> classes = new HashMap<>();

  private NameMatching(List<String> labels) {
    this.labels = labels;
    for (int i = 0; i < labels.size(); i++) {
      exact.computeIfAbsent(labels.get(i), l -> new ArrayList<>()).add(i);
      folded.computeIfAbsent(FoldedNames.fold(labels.get(i)), l -> new ArrayList<>()).add(i);
    }
  }

  /**
   * Matches all classes.
   *
   * @throws IllegalArgumentException if one is not a label, or might be several
   */
  static LabelMapping of(List<String> classNames, List<String> labels) {
    NameMatching matching = new NameMatching(labels);
    List<Integer> outputs = new ArrayList<>();
    Map<String, String> renamed = new TreeMap<>();
    List<String> leftOver = new ArrayList<>();
    for (String name : classNames) {
      Optional<Integer> output = matching.find(name);
      if (output.isEmpty()) {
        leftOver.add(name);
        continue;
      }
      matching.assign(output.get(), name);
      outputs.add(output.get());
      if (!labels.get(output.get()).equals(name)) {
        renamed.put(name, labels.get(output.get()));
      }
    }
    if (!leftOver.isEmpty()) {
      throw UnknownClasses.error(classNames.size(), leftOver, labels.size(), matching.unused());
    }
    return new LabelMapping(LabelMapping.Rule.NAMES, outputs, renamed, matching.unused());
  }

  private Optional<Integer> find(String name) {
    List<Integer> found =
        exact.getOrDefault(name, folded.getOrDefault(FoldedNames.fold(name), List.of()));
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "the class \""
              + name
              + "\" of the data set may be any of the network's outputs "
              + String.join(
                  ", ", found.stream().map(i -> i + " (\"" + labels.get(i) + "\")").toList())
              + "; give these different label_names in config.json, and the class the name of one");
    }
    return found.stream().findFirst();
  }

  private void assign(int output, String name) {
    Optional<String> other = Optional.ofNullable(classes.put(output, name));
    if (other.isPresent()) {
      throw new IllegalArgumentException(
          "the classes \""
              + other.get()
              + "\" and \""
              + name
              + "\" of the data set are both the network's label \""
              + labels.get(output)
              + "\"; put them together or rename one");
    }
  }

  private List<String> unused() {
    return IntStream.range(0, labels.size())
        .filter(output -> !classes.containsKey(output))
        .mapToObj(labels::get)
        .toList();
  }
}

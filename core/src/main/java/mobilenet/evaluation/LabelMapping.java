package mobilenet.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import mobilenet.data.FoldedNames;
import mobilenet.data.NaturalOrder;

/**
 * Which output of a network stands for which class of a data set.
 *
 * @param rule how it was found
 * @param outputs index of the output of each class
 * @param renamed labels of the classes that are written differently
 * @param unused labels that no class of the data set stands for
 */
public record LabelMapping(
    Rule rule, List<Integer> outputs, Map<String, String> renamed, List<String> unused) {

  private static final int LISTED = 12;

  /** How classes and outputs belong together. */
  public enum Rule {
    /** Every class is a label, as it is or but for case, blanks, {@code -}, {@code _}, slashes. */
    NAMES,
    /** The classes are numbers, 0 to one below the number of outputs: those of the outputs. */
    NUMBERS,
    /** The checkpoint has no labels: in the data set's order. */
    ORDER
  }

  /** Copies. */
  public LabelMapping {
    outputs = List.copyOf(outputs);
    renamed = Map.copyOf(renamed);
    unused = List.copyOf(unused);
  }

  /** As many classes as outputs, in the same order, whatever their names. */
  public static LabelMapping inOrder(int classes) {
    return inOrder(Rule.ORDER, classes);
  }

  private static LabelMapping inOrder(Rule rule, int classes) {
    return new LabelMapping(
        rule, IntStream.range(0, classes).boxed().toList(), Map.of(), List.of());
  }

  /**
   * Finds the outputs of a data set's classes.
   *
   * @param labels of the checkpoint, by output; empty if it has none
   * @param outputs of the network
   * @throws IllegalArgumentException if a class is no label, or it is not certain which
   */
  public static LabelMapping of(
      List<String> classNames, Optional<List<String>> labels, int outputs) {
    if (labels.isEmpty()) {
      return withoutLabels(classNames, outputs);
    }
    return numbers(outputs).equals(classNames) && !labels.get().containsAll(classNames)
        ? inOrder(Rule.NUMBERS, outputs)
        : byName(classNames, labels.get());
  }

  /**
   * The rule and what is not obvious, in one line.
   *
   * @param labels of the network, by output
   */
  public String describe(List<String> labels) {
    return switch (rule) {
      case NAMES ->
          "classes are matched by name"
              + listed(
                  "; differently written: ",
                  renamed.entrySet().stream()
                      .sorted(Map.Entry.comparingByKey())
                      .map(e -> e.getKey() + " is " + e.getValue())
                      .toList())
              + listed("; labels without a class: ", unused);
      case NUMBERS ->
          "the data's classes are numbers, taken for those of the outputs: "
              + listed(
                  "",
                  IntStream.range(0, outputs.size())
                      .mapToObj(i -> i + " is " + labels.get(i))
                      .toList());
      case ORDER ->
          "the checkpoint has none; the classes are its outputs 0 to "
              + (outputs.size() - 1)
              + " in the order of the data set";
    };
  }

  private static String listed(String introduction, List<String> items) {
    return items.isEmpty()
        ? ""
        : introduction
            + String.join(", ", items.subList(0, Math.min(LISTED, items.size())))
            + (items.size() > LISTED ? " and " + (items.size() - LISTED) + " more" : "");
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static LabelMapping withoutLabels(List<String> classNames, int outputs) {
    if (classNames.size() != outputs) {
      throw new IllegalArgumentException(
          "the data set has "
              + classNames.size()
              + " classes and the network "
              + outputs
              + ", and the checkpoint has no labels that would say which are which; give it"
              + " label_names in its config.json, or the data set every class");
    }
    for (int i = 1; i < classNames.size(); i++) {
      if (NaturalOrder.ties(classNames.get(i - 1), classNames.get(i))) {
        throw new IllegalArgumentException(
            "the checkpoint has no labels, so that the order of the classes counts, and "
                + classNames.get(i - 1)
                + " and "
                + classNames.get(i)
                + " have none; rename one of them");
      }
    }
    return inOrder(outputs);
  }

  private static LabelMapping byName(List<String> classNames, List<String> labels) {
    Map<String, List<Integer>> exact = new HashMap<>();
    Map<String, List<Integer>> folded = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      exact.computeIfAbsent(labels.get(i), l -> new ArrayList<>()).add(i);
      folded.computeIfAbsent(FoldedNames.fold(labels.get(i)), l -> new ArrayList<>()).add(i);
    }
    List<Integer> outputs = new ArrayList<>();
    Map<Integer, String> classOf = new LinkedHashMap<>();
    Map<String, String> renamed = new TreeMap<>();
    List<String> leftOver = new ArrayList<>();
    for (String name : classNames) {
      List<Integer> found =
          exact.getOrDefault(name, folded.getOrDefault(FoldedNames.fold(name), List.of()));
      if (found.isEmpty()) {
        leftOver.add(name);
        continue;
      }
      if (found.size() > 1) {
        throw severalLabels(name, found, labels);
      }
      int output = found.get(0);
      Optional<String> other = Optional.ofNullable(classOf.put(output, name));
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
      outputs.add(output);
      if (!labels.get(output).equals(name)) {
        renamed.put(name, labels.get(output));
      }
    }
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (!classOf.containsKey(i)) {
        unused.add(labels.get(i));
      }
    }
    if (!leftOver.isEmpty()) {
      throw UnknownClasses.error(classNames.size(), leftOver, labels.size(), unused);
    }
    return new LabelMapping(Rule.NAMES, outputs, renamed, unused);
  }

  private static IllegalArgumentException severalLabels(
      String name, List<Integer> found, List<String> labels) {
    return new IllegalArgumentException(
        "the class \""
            + name
            + "\" of the data set may be any of the network's outputs "
            + String.join(
                ", ", found.stream().map(i -> i + " (\"" + labels.get(i) + "\")").toList())
            + "; give these different label_names in config.json, and the class the name of one");
  }
}

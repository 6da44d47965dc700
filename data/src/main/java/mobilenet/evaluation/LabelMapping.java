package mobilenet.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.architecture.ListedNames;
import mobilenet.data.FoldedNames;
import mobilenet.data.NaturalOrder;

/**
 * Which output of a network stands for which class of a data set.
 *
 * @param rule how it was found
 * @param outputs index of the output of each class
 * @param renamed label of each class whose name is written differently
 * @param unused labels that no class of the data set stands for
 */
public record LabelMapping(
    Rule rule, List<Integer> outputs, Map<String, String> renamed, List<String> unused) {

  private static final int LISTED = 12;

  /** How classes and outputs belong together. */
  public enum Rule {
    /** Every class name is a label, exactly or after {@link FoldedNames#fold}. */
    NAMES,
    /** The class names are the numbers 0, 1, … of the outputs. */
    NUMBERS,
    /** The checkpoint has no labels: classes are taken in the data set's order. */
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
   * @throws IllegalArgumentException if a class is not a label, or might be several
   */
  public static LabelMapping of(
      List<String> classNames, Optional<List<String>> labels, int outputs) {
    if (labels.isEmpty()) {
      return withoutLabels(classNames, outputs);
    }
    return numbers(outputs).equals(classNames) && !labels.get().containsAll(classNames)
        ? inOrder(Rule.NUMBERS, outputs)
        : NameMatching.of(classNames, labels.get());
  }

  /**
   * The rule, and whatever is not obvious about the mapping, in one line.
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
          "the checkpoint has none; its outputs 0 to "
              + (outputs.size() - 1)
              + " are the classes in the order of the data set";
    };
  }

  private static String listed(String introduction, List<String> items) {
    return items.isEmpty() ? "" : introduction + ListedNames.first(items, LISTED);
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
              + ", and the checkpoint has no labels to match them by; give it"
              + " label_names in its config.json, or the data set every class");
    }
    for (int i = 1; i < classNames.size(); i++) {
      if (NaturalOrder.ties(classNames.get(i - 1), classNames.get(i))) {
        throw new IllegalArgumentException(
            "the checkpoint has no labels, so classes are matched by their order, but the order of "
                + classNames.get(i - 1)
                + " and "
                + classNames.get(i)
                + " is not certain; rename one of them");
      }
    }
    return inOrder(outputs);
  }
}

package mobilenet.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import mobilenet.architecture.ListedNames;
import mobilenet.architecture.Names;
import mobilenet.data.FoldedNames;

/**
 * Makes the error that lists classes of a data set that are not labels of a network, and likely
 * labels.
 */
final class UnknownClasses {
  private static final int LISTED = 20;
  private static final int SHOWN = 5;

  private UnknownClasses() {}

  static IllegalArgumentException error(
      int classes, List<String> leftOver, int outputs, List<String> unused) {
    return new IllegalArgumentException(
        leftOver.size()
            + " of the data set's "
            + classes
            + " classes "
            + (leftOver.size() == 1 ? "is" : "are")
            + " not among the labels of the network: "
            + leftOver.stream()
                .limit(LISTED)
                .map(name -> "\"" + name + "\"" + nearest(name, unused))
                .collect(Collectors.joining(", "))
            + ListedNames.rest(leftOver.size(), LISTED)
            + "; name each as its label ("
            + (unused.isEmpty()
                ? "all " + outputs + " labels have a class already"
                : "those without a class are "
                    + unused.stream()
                        .limit(SHOWN)
                        .map(label -> "\"" + label + "\"")
                        .collect(Collectors.joining(", "))
                    + (unused.size() > SHOWN ? ", …" : ""))
            + "); case, blanks, dashes, _ and slashes are ignored");
  }

  /** Labels that begin like the name come before those with a small edit distance. */
  private static String nearest(String name, List<String> labels) {
    String folded = FoldedNames.fold(name);
    List<String> within =
        labels.stream()
            .filter(label -> isPart(folded, FoldedNames.fold(label)))
            .sorted(Comparator.comparingInt(String::length))
            .limit(2)
            .toList();
    List<String> nearest = within.isEmpty() ? Names.nearest(name, labels) : within;
    return nearest.isEmpty()
        ? ""
        : " (nearest: "
            + nearest.stream().map(label -> "\"" + label + "\"").collect(Collectors.joining(", "))
            + ")";
  }

  private static boolean isPart(String name, String label) {
    return name.length() > 2
        && label.length() > 2
        && (label.startsWith(name) || name.startsWith(label));
  }
}

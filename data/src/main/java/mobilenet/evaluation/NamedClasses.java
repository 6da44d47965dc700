package mobilenet.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * The classes of a data set, and names that were given to them, since its own may be mere numbers.
 *
 * @param own what the data set calls them, in its order
 * @param given names, in the same order; {@code own} again if there are none
 */
public record NamedClasses(List<String> own, List<String> given) {
  /** Copies, and checks that each class has a name. */
  public NamedClasses {
    own = List.copyOf(own);
    given = List.copyOf(given);
    if (given.size() != own.size()) {
      throw new IllegalArgumentException(
          "expected a name for each of the " + own.size() + " classes, given " + given.size());
    }
  }

  /** Classes without names other than those of their data set. */
  public static NamedClasses of(List<String> own) {
    return new NamedClasses(own, own);
  }

  /** Number of classes. */
  public int size() {
    return own.size();
  }

  /**
   * Finds the outputs of a network. It knows the classes by the names given, or by their own if it
   * has learnt from the same data without those names. Where it has no labels, outputs are in the
   * data set's order.
   *
   * @param labels of the network, by output; empty if it has none
   * @param outputs of the network
   * @throws IllegalArgumentException if a class is not a label, or might be several
   */
  public LabelMapping mapping(Optional<List<String>> labels, int outputs) {
    if (labels.isEmpty()) {
      return LabelMapping.of(own, labels, outputs);
    }
    try {
      return LabelMapping.of(given, labels, outputs);
    } catch (IllegalArgumentException unknown) {
      try {
        // Numbers must be labels here: that they stand for outputs would fit any network.
        return NameMatching.of(own, labels.get());
      } catch (IllegalArgumentException e) {
        unknown.addSuppressed(e);
        throw unknown;
      }
    }
  }
}

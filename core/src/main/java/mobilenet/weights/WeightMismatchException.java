package mobilenet.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import mobilenet.architecture.ListedNames;
import mobilenet.architecture.Names;

/**
 * Weights do not fit a network. The message's first line is one sentence with the counts; the lines
 * below list up to {@value #LISTED} of each kind, with the nearest names. The accessors give all.
 */
public final class WeightMismatchException extends IOException {
  /** How many entries of each kind the message lists. */
  public static final int LISTED = 20;

  private static final long serialVersionUID = 1L;

  // Computing edit distances for thousands of long names in a malicious file would take minutes.
  private static final int MAX_CANDIDATES = 2000;

  /**
   * A tensor of another shape than the network needs.
   *
   * @param name in the file and in the network
   * @param expected by the network
   * @param found in the file
   */
  public record WrongShape(String name, List<Integer> expected, List<Integer> found) {
    @Override
    public String toString() {
      return name
          + ": expected "
          + TensorShapes.text(expected)
          + ", found "
          + TensorShapes.text(found);
    }
  }

  private final transient List<String> missing;
  private final transient List<String> unexpected;
  private final transient List<WrongShape> misshapen;

  WeightMismatchException(
      String origin,
      int parameters,
      List<String> missing,
      List<String> unexpected,
      List<WrongShape> misshapen) {
    super(message(origin, parameters, missing, unexpected, misshapen));
    this.missing = List.copyOf(missing);
    this.unexpected = List.copyOf(unexpected);
    this.misshapen = List.copyOf(misshapen);
  }

  /** Parameters of the network that the file has no tensor for. */
  public List<String> missing() {
    return missing;
  }

  /** Tensors of the file that the network has no parameter for. */
  public List<String> unexpected() {
    return unexpected;
  }

  /** Tensors that have another shape than the network needs. */
  public List<WrongShape> misshapen() {
    return misshapen;
  }

  private static String message(
      String origin,
      int parameters,
      List<String> missing,
      List<String> unexpected,
      List<WrongShape> misshapen) {
    StringBuilder text = new StringBuilder();
    text.append(oneLine(origin)).append(": the weights do not fit the network (of its ");
    text.append(parameters).append(" parameters missing: ").append(missing.size());
    text.append(", of another shape: ").append(misshapen.size());
    text.append("; unexpected tensors: ").append(unexpected.size());
    text.append("); check that architecture and number of classes are the file's");
    list(text, "missing", missing, name -> name + nearest(name, unexpected));
    list(text, "another shape", misshapen, WrongShape::toString);
    list(text, "unexpected", unexpected, name -> name + nearest(name, missing));
    return text.toString();
  }

  private static <T> void list(
      StringBuilder text, String title, List<T> all, Function<T, String> line) {
    if (all.isEmpty()) {
      return;
    }
    text.append('\n').append(title).append(':');
    for (T entry : all.subList(0, Math.min(LISTED, all.size()))) {
      text.append("\n  ").append(oneLine(line.apply(entry)));
    }
    if (all.size() > LISTED) {
      text.append("\n  …").append(ListedNames.rest(all.size(), LISTED));
    }
  }

  /** A name with a line break must not look like a line of the message. */
  private static String oneLine(String names) {
    return names.replace("\n", "\\u000a");
  }

  private static String nearest(String name, Collection<String> candidates) {
    List<String> similarLength = new ArrayList<>();
    for (String candidate : candidates) {
      boolean similar = Math.abs(candidate.length() - name.length()) <= name.length() / 3 + 2;
      if (similar && similarLength.size() < MAX_CANDIDATES) {
        similarLength.add(candidate);
      }
    }
    List<String> nearest = Names.nearest(name, similarLength);
    return nearest.isEmpty() ? "" : " (nearest: " + String.join(", ", nearest) + ")";
  }
}

package mobilenet.runtime;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What determines the time of a step of a session's plan on one machine and one thread: equal keys
 * of different networks are the same work. Channels of the data's classes and the size of the image
 * are part of it by the shapes.
 *
 * <p>The text is the same in every virtual machine, and {@link #parse} reads it back: the kernels,
 * how the operations run together, and the operations with the shapes C×H×W that they read, such as
 *
 * <pre>
 *   vector-512 alone pointwise:96>960:bias:hard_swish@96x7x7
 *   vector-512 band-7 conv:3>32:k3:s2:d1:g1:symmetric:bias:relu@image:3x224x224 depthwise:32:...
 *   vector-512 pair pointwise:192>768:bias:relu@192x24x24 depthwise:768:...
 * </pre>
 *
 * @param kernels name of the set of kernels, as in {@link KernelChoice#name}
 * @param grouping how the operations run together
 * @param operations one, or more for a band or a pair, in order
 */
public record StepKey(String kernels, Grouping grouping, List<String> operations)
    implements Comparable<StepKey> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
  private static final Pattern OPERATION = Pattern.compile("[a-z]+[^@\\s,\"]*@[a-z0-9:+]+");
  private static final String BAND = "band-";

  /** How the operations of a step run together. */
  public sealed interface Grouping {

    /** One operation. */
    record Alone() implements Grouping {
      @Override
      public String toString() {
        return "alone";
      }
    }

    /**
     * Some rows of all operations before the next rows.
     *
     * @param rows of the last output at a time
     */
    record Band(int rows) implements Grouping {
      /** Checks the number. */
      public Band {
        if (rows < 1) {
          throw new IllegalArgumentException("a band has at least 1 row a unit, given " + rows);
        }
      }

      @Override
      public String toString() {
        return BAND + rows;
      }
    }

    /** Panel by panel of channels through two operations. */
    record Pair() implements Grouping {
      @Override
      public String toString() {
        return "pair";
      }
    }
  }

  /** Copies the operations, and checks that the text can be read back. */
  public StepKey {
    operations = List.copyOf(operations);
    if (!NAME.matcher(kernels).matches()) {
      throw new IllegalArgumentException(
          "the kernels of a step need a name of small letters, digits and -, given \""
              + kernels
              + "\"");
    }
    for (String operation : operations) {
      if (!OPERATION.matcher(operation).matches()) {
        throw new IllegalArgumentException(
            "an operation of a step has the form NAME:…@SHAPES, given \"" + operation + "\"");
      }
    }
    boolean alone = grouping instanceof Grouping.Alone;
    if (alone != (operations.size() == 1) || operations.isEmpty()) {
      throw new IllegalArgumentException(
          "a step of the kind " + grouping + " cannot have " + operations.size() + " operations");
    }
  }

  /**
   * Reads a key's text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static StepKey parse(String text) {
    List<String> parts = List.of(text.split(" ", -1));
    if (parts.size() < 3) {
      throw new IllegalArgumentException(
          "a step's key has the form KERNELS GROUPING OPERATION…, given \"" + text + "\"");
    }
    return new StepKey(parts.get(0), grouping(parts.get(1)), parts.subList(2, parts.size()));
  }

  private static Grouping grouping(String text) {
    if (text.equals("alone")) {
      return new Grouping.Alone();
    }
    if (text.equals("pair")) {
      return new Grouping.Pair();
    }
    if (text.matches(BAND + "[1-9][0-9]{0,5}")) {
      return new Grouping.Band(Integer.parseInt(text.substring(BAND.length())));
    }
    throw new IllegalArgumentException(
        "operations of a step run alone, as a pair or as a band-ROWS, given \"" + text + "\"");
  }

  /** By their text. */
  @Override
  public int compareTo(StepKey other) {
    return toString().compareTo(other.toString());
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return kernels + " " + grouping + " " + String.join(" ", operations);
  }
}

package mobilenet.search.space;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network of a space as the option that each {@link Decision} takes. Those that a space gives out
 * are canonical: equal exactly where the networks' documents are, with 0 for every decision that
 * changes nothing (one of an absent row, or a shared choice that no row uses).
 *
 * @param genes an option per decision of the space, in its order
 */
public record Genotype(List<Integer> genes) {
  /** Copies. */
  public Genotype {
    genes = List.copyOf(genes);
  }

  static Genotype of(int[] genes) {
    return new Genotype(Arrays.stream(genes).boxed().toList());
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Genotype parse(String text) {
    if (!text.matches("(\\d{1,6}(\\.\\d{1,6})*)?")) {
      throw new IllegalArgumentException(
          "expected the options of a network as numbers with dots between, given \"" + text + "\"");
    }
    return new Genotype(
        text.isEmpty()
            ? List.of()
            : Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList());
  }

  int[] toArray() {
    return genes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The options with dots between, such as {@code 0.2.1}; empty in a space of one network. */
  @Override
  public String toString() {
    return genes.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}

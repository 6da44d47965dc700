package mobilenet.search.space;

import java.util.List;
import java.util.OptionalInt;

/**
 * One row of a space: which decisions it depends on, and which combinations of their options are
 * blocks that can exist.
 *
 * @param place in the file, such as {@code stages[1][0]}
 * @param presence decision that leaves it out, where it is optional
 * @param decisions indexes of the decisions that have a hole in it
 * @param forms an option per element of {@code decisions}, for every block that exists
 */
public record RowChoices(
    String place, OptionalInt presence, List<Integer> decisions, List<List<Integer>> forms) {
  /** The option of {@code presence} that leaves the row out. */
  public static final int ABSENT = Decision.ABSENT;

  /** Copies. */
  public RowChoices {
    decisions = List.copyOf(decisions);
    forms = List.copyOf(forms);
  }

  static RowChoices of(RowTable table) {
    return new RowChoices(
        table.row().place(),
        table.row().presence(),
        table.row().text().decisions(),
        table.forms().stream().map(RowTable.Form::genes).toList());
  }

  /** Whether the row stands in a network. */
  public boolean isPresent(Genotype network) {
    return presence.isEmpty() || network.genes().get(presence.getAsInt()) != ABSENT;
  }
}

package mobilenet.search.space;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import mobilenet.architecture.Activation;
import mobilenet.architecture.ArchString;
import mobilenet.architecture.Stage;

/**
 * One row of a space.
 *
 * @param first place of its first block
 * @param text its arch string with holes
 * @param presence decision that leaves it out, where it is optional
 */
record RowTemplate(BlockPlace first, Template text, OptionalInt presence) {

  /** In the file, such as {@code stages[1][0]}. */
  String place() {
    return first.text();
  }

  /** Whether the row stands in the network of these genes. */
  boolean isPresent(int[] genes) {
    return presence.isEmpty() || genes[presence.getAsInt()] != Decision.ABSENT;
  }

  /**
   * The rows of these genes: one for each repeat, because a row of two repeats and two rows of one
   * are the same network.
   *
   * @throws IllegalArgumentException if there is no such block
   */
  List<Stage.Row> rows(List<Decision> decisions, int[] genes, Activation activation) {
    Stage.Row row = ArchString.parse(text.fill(decisions, genes), activation);
    List<Stage.Row> rows = new ArrayList<>();
    for (int i = 0; i < row.repeats(); i++) {
      rows.add(new Stage.Row(i == 0 ? row.spec() : row.spec().withStride(1), 1));
    }
    return rows;
  }
}

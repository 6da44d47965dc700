package mobilenet.search.space;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import mobilenet.search.space.RowTable.Form;

/**
 * Finds the genes of a network: the first ones in a fixed order, which makes them canonical. Rows
 * of the space are matched from the first to the last, optional ones present before absent.
 */
final class NetworkMatcher {
  private record Place(int stage, int row, int position, List<Integer> shared) {}

  private final List<List<RowTable>> tables;
  private final List<Integer> shared;
  private final List<List<String>> symbols;
  private final Set<Place> deadEnds = new HashSet<>();

  NetworkMatcher(List<List<RowTable>> tables, List<Integer> shared, List<List<String>> symbols) {
    this.tables = tables;
    this.shared = shared;
    this.symbols = symbols;
  }

  /**
   * The genes.
   *
   * @param shell genes of the shell, -1 for others
   */
  Optional<Genotype> match(int[] shell) {
    int[] genes = shell.clone();
    if (symbols.size() != tables.size() || !match(0, 0, 0, genes)) {
      return Optional.empty();
    }
    return Optional.of(Genotype.of(Arrays.stream(genes).map(g -> Math.max(g, 0)).toArray()));
  }

  private boolean match(int stage, int row, int position, int[] genes) {
    if (stage == tables.size()) {
      return true;
    }
    if (row == tables.get(stage).size()) {
      return position == symbols.get(stage).size() && match(stage + 1, 0, 0, genes);
    }
    Place place = new Place(stage, row, position, shared.stream().map(d -> genes[d]).toList());
    if (deadEnds.contains(place)) {
      return false;
    }
    RowTable table = tables.get(stage).get(row);
    if (present(table, place, genes) || absent(table, place, genes)) {
      return true;
    }
    deadEnds.add(place);
    return false;
  }

  private boolean present(RowTable table, Place place, int[] genes) {
    List<String> word = symbols.get(place.stage);
    if (place.position == word.size()) {
      return false;
    }
    for (Form form : table.startingWith(word.get(place.position))) {
      int end = place.position + form.symbols().size();
      if (end <= word.size()
          && form.symbols().equals(word.subList(place.position, end))
          && table.agrees(form, genes)) {
        int[] next = genes.clone();
        table.put(next, form.genes());
        table.row().presence().ifPresent(decision -> next[decision] = 0);
        if (match(place.stage, place.row + 1, end, next)) {
          System.arraycopy(next, 0, genes, 0, genes.length);
          return true;
        }
      }
    }
    return false;
  }

  private boolean absent(RowTable table, Place place, int[] genes) {
    OptionalInt presence = table.row().presence();
    if (presence.isEmpty()) {
      return false;
    }
    int[] next = genes.clone();
    next[presence.getAsInt()] = Decision.ABSENT;
    if (match(place.stage, place.row + 1, place.position, next)) {
      System.arraycopy(next, 0, genes, 0, genes.length);
      return true;
    }
    return false;
  }
}

package mobilenet.search.space;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the decisions of a space stand, and which of their options go together: what a distribution
 * over its networks needs to know.
 *
 * @param members indexes of the decisions that members beside the stages have
 * @param shells an option per element of {@code members}, for every combination that is a network
 *     of its own
 * @param rows in the order of the file
 */
public record SpaceStructure(
    List<Integer> members, List<List<Integer>> shells, List<RowChoices> rows) {
  /** Copies. */
  public SpaceStructure {
    members = List.copyOf(members);
    shells = List.copyOf(shells);
    rows = List.copyOf(rows);
  }

  static SpaceStructure of(SpaceModel model) {
    List<Integer> members = model.shells().decisions();
    List<List<RowChoices>> byShell =
        model.shells().all().stream()
            .map(model::tables)
            .map(stages -> stages.stream().flatMap(List::stream).map(RowChoices::of).toList())
            .distinct()
            .toList();
    if (byShell.size() != 1) {
      throw new IllegalArgumentException(
          "which blocks exist must not depend on the network's activation; write the activation"
              + " into the rows");
    }
    return new SpaceStructure(
        members,
        model.shells().all().stream()
            .map(shell -> members.stream().map(decision -> shell.genes()[decision]).toList())
            .toList(),
        byShell.get(0));
  }

  /**
   * The decisions that say something about a network. Others are those of an optional row that is
   * absent, and shared choices that no row uses.
   *
   * @param network canonical or not
   * @return indexes of the space's decisions, rising
   */
  public Set<Integer> active(Genotype network) {
    Set<Integer> active = new TreeSet<>(members);
    for (RowChoices row : rows) {
      row.presence().ifPresent(active::add);
      if (row.isPresent(network)) {
        active.addAll(row.decisions());
      }
    }
    return active;
  }

  /** Whether all blocks of a network exist. */
  public boolean has(Genotype network) {
    return shells.contains(options(members, network))
        && rows.stream()
            .filter(row -> row.isPresent(network))
            .allMatch(row -> row.forms().contains(options(row.decisions(), network)));
  }

  private static List<Integer> options(List<Integer> decisions, Genotype network) {
    return decisions.stream().map(decision -> network.genes().get(decision)).toList();
  }
}

package mobilenet.search.space;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import mobilenet.search.space.RowTable.Form;
import mobilenet.search.space.Shells.Shell;

/** Gives the networks of a space one by one, without keeping those before. */
final class Enumerator implements Iterator<Genotype> {
  private final SpaceModel model;
  // One iterator a level: shells, then each shared decision, then each row.
  private final Deque<Iterator<int[]>> levels = new ArrayDeque<>();
  private final int rows;
  private Optional<Genotype> next;

  Enumerator(SpaceModel model) {
    this.model = model;
    this.rows =
        model.tables().values().stream()
            .findFirst()
            .map(stages -> stages.stream().mapToInt(List::size).sum())
            .orElse(0);
    levels.push(model.shells().all().stream().map(Shell::genes).iterator());
    this.next = advance();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Genotype next() {
    Genotype found = next.orElseThrow(NoSuchElementException::new);
    next = advance();
    return found;
  }

  private Optional<Genotype> advance() {
    int depth = 1 + model.shared().size() + rows;
    while (!levels.isEmpty()) {
      if (!levels.peek().hasNext()) {
        levels.pop();
      } else if (levels.size() < depth) {
        levels.push(options(levels.size(), levels.peek().next()));
      } else {
        int[] genes = levels.peek().next();
        Genotype found = Genotype.of(Arrays.stream(genes).map(g -> Math.max(g, 0)).toArray());
        // Of several genotypes that give one network, one is canonical.
        if (model.network(found.toArray()).map(model::canonical).equals(Optional.of(found))) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private Iterator<int[]> options(int level, int[] genes) {
    int shared = level - 1;
    if (shared < model.shared().size()) {
      int decision = model.shared().get(shared);
      List<int[]> options = new ArrayList<>();
      for (int option = 0; option < model.decisions().get(decision).size(); option++) {
        int[] copy = genes.clone();
        copy[decision] = option;
        options.add(copy);
      }
      return options.iterator();
    }
    return rowOptions(table(genes, shared - model.shared().size()), genes);
  }

  private RowTable table(int[] genes, int row) {
    return model.shells().of(genes).stream()
        .flatMap(shell -> model.tables(shell).stream())
        .flatMap(List::stream)
        .skip(row)
        .findFirst()
        .orElseThrow();
  }

  private static Iterator<int[]> rowOptions(RowTable table, int[] genes) {
    List<int[]> options = new ArrayList<>();
    for (Form form : table.forms()) {
      if (table.agrees(form, genes)) {
        int[] copy = genes.clone();
        table.put(copy, form.genes());
        table.row().presence().ifPresent(decision -> copy[decision] = 0);
        options.add(copy);
      }
    }
    table
        .row()
        .presence()
        .ifPresent(
            decision -> {
              int[] copy = genes.clone();
              copy[decision] = Decision.ABSENT;
              options.add(copy);
            });
    return options.iterator();
  }
}

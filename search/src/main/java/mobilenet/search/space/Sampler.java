package mobilenet.search.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import mobilenet.search.space.SpaceModel.Network;

/** Draws networks, and changes them by one decision. */
final class Sampler {
  /** A block that can exist is found within a few draws, unless almost none of a row's can. */
  private static final int MOST_DRAWS = 10_000;

  private final SpaceModel model;

  Sampler(SpaceModel model) {
    this.model = model;
  }

  /** Every decision uniform; the decisions of a row are drawn again while no such block exists. */
  Genotype sample(RandomGenerator random) {
    for (int i = 0; i < MOST_DRAWS; i++) {
      int[] genes = new int[model.decisions().size()];
      for (int d = 0; d < genes.length; d++) {
        genes[d] = random.nextInt(model.decisions().get(d).size());
      }
      Optional<Network> network = repair(genes, random);
      if (network.isPresent()) {
        return model.canonical(network.get());
      }
    }
    throw new IllegalStateException("found no network in " + MOST_DRAWS + " draws");
  }

  private Optional<Network> repair(int[] genes, RandomGenerator random) {
    Optional<Shells.Shell> shell = model.shells().of(genes);
    if (shell.isEmpty()) {
      return Optional.empty();
    }
    for (List<RowTable> stage : model.tables(shell.get())) {
      for (RowTable table : stage) {
        redraw(table, genes, random);
      }
    }
    return model.network(genes);
  }

  /** Decisions that other rows share stay as they are. */
  private void redraw(RowTable table, int[] genes, RandomGenerator random) {
    for (int i = 0; i < MOST_DRAWS && table.form(genes).isEmpty(); i++) {
      for (int decision : table.decisions()) {
        if (isLocal(decision)) {
          genes[decision] = random.nextInt(model.decisions().get(decision).size());
        }
      }
    }
  }

  private boolean isLocal(int decision) {
    return !model.shared().contains(decision) && !model.shells().decisions().contains(decision);
  }

  /** Another network, by one decision drawn uniformly; a row that appears draws its own. */
  Optional<Genotype> mutate(Genotype from, RandomGenerator random) {
    List<Integer> open = new ArrayList<>();
    for (int d = 0; d < model.decisions().size(); d++) {
      if (model.decisions().get(d).size() > 1) {
        open.add(d);
      }
    }
    for (int i = 0; i < MOST_DRAWS && !open.isEmpty(); i++) {
      int[] genes = from.toArray();
      int decision = open.get(random.nextInt(open.size()));
      int shift = 1 + random.nextInt(model.decisions().get(decision).size() - 1);
      genes[decision] = (genes[decision] + shift) % model.decisions().get(decision).size();
      drawRowsThatAppear(decision, genes, random);
      Optional<Genotype> child =
          model.network(genes).map(model::canonical).filter(other -> !other.equals(from));
      if (child.isPresent()) {
        return child;
      }
    }
    return Optional.empty();
  }

  private void drawRowsThatAppear(int decision, int[] genes, RandomGenerator random) {
    for (RowTable table : rowsWithPresence(decision, genes)) {
      for (int own : table.decisions()) {
        if (isLocal(own)) {
          genes[own] = random.nextInt(model.decisions().get(own).size());
        }
      }
      redraw(table, genes, random);
    }
  }

  /** Rows that a decision leaves out or not, where the genes have them. */
  private List<RowTable> rowsWithPresence(int decision, int[] genes) {
    return model.shells().of(genes).stream()
        .flatMap(shell -> model.tables(shell).stream())
        .flatMap(List::stream)
        .filter(table -> table.row().presence().orElse(-1) == decision)
        .filter(table -> table.row().isPresent(genes))
        .toList();
  }

  /** All networks that differ by one option; a row that appears has its first form. */
  List<Genotype> neighbours(Genotype of) {
    Set<Genotype> neighbours = new LinkedHashSet<>();
    for (int d = 0; d < model.decisions().size(); d++) {
      for (int option = 0; option < model.decisions().get(d).size(); option++) {
        int[] genes = of.toArray();
        genes[d] = option;
        for (RowTable table : rowsWithPresence(d, genes)) {
          takeFirstForm(table, genes);
        }
        model.network(genes).map(model::canonical).ifPresent(neighbours::add);
      }
    }
    neighbours.remove(of);
    return List.copyOf(neighbours);
  }

  private void takeFirstForm(RowTable table, int[] genes) {
    if (table.form(genes).isPresent()) {
      return;
    }
    int[] fixed = genes.clone();
    for (int own : table.decisions()) {
      if (isLocal(own)) {
        fixed[own] = -1;
      }
    }
    table.forms().stream()
        .filter(form -> table.agrees(form, fixed))
        .findFirst()
        .ifPresent(form -> table.put(genes, form.genes()));
  }
}

package mobilenet.search.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.SpaceStructure;

/** Overrules decisions by chance, so that wide and rare parts of the shared weights train, too. */
final class WarmUp {
  private final SpaceStructure structure;
  private final Map<Integer, Integer> widest;

  WarmUp(SearchSpace space) {
    structure = space.structure();
    widest = space.widestOptions();
  }

  /**
   * Every decision has a coin of its own, active or not. A decision stays as it was drawn where its
   * widest option would make a block impossible.
   *
   * @param probability of a decision to be overruled
   */
  WarmedUp of(Genotype drawn, double probability, SplittableRandom coins) {
    Set<Integer> active = structure.active(drawn);
    Set<Integer> mixed = new TreeSet<>();
    Genotype network = drawn;
    for (int decision = 0; decision < drawn.genes().size(); decision++) {
      if (coins.nextDouble() >= probability) {
        continue;
      }
      if (widest.containsKey(decision)) {
        // Of an absent row, too: where its presence is mixed, its widest form is at work.
        List<Integer> genes = new ArrayList<>(network.genes());
        genes.set(decision, widest.get(decision));
        Genotype wider = new Genotype(genes);
        network = structure.has(wider) ? wider : network;
      } else if (active.contains(decision)) {
        mixed.add(decision);
      }
    }
    return new WarmedUp(network, mixed);
  }
}

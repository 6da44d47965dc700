package mobilenet.search.controller;

import java.util.Set;
import mobilenet.search.space.Genotype;

/**
 * What the warm-up made of a network drawn.
 *
 * @param network with the widest option of every decision on widths that was overruled
 * @param mixed decisions on anything else that were overruled, by index: all their options should
 *     be at work, each with the same weight; of optional rows that is the row and its absence
 */
public record WarmedUp(Genotype network, Set<Integer> mixed) {
  /** Copies. */
  public WarmedUp {
    mixed = Set.copyOf(mixed);
  }
}

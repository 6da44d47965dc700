package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.supernet.SuperNetworkPlan;

/** Chooses the networks that are ranked by shared weights. */
final class RankedNetworks {
  private RankedNetworks() {}

  /**
   * Those of a ledger, or without one all of a small space, or some of a large one.
   *
   * @param most of them, without a ledger
   * @return canonical, none twice
   * @throws mobilenet.cli.UsageException if the space has none of the ledger's
   * @throws IOException if the ledger cannot be read
   */
  static List<Genotype> of(SuperNetworkPlan plan, Optional<Path> ledger, int most)
      throws IOException {
    if (ledger.isEmpty()) {
      return some(plan.space(), most, plan.seed());
    }
    return LedgerNetworks.read(ledger.get())
        .require(plan.space(), plan.recipe().recipe().input().size());
  }

  private static List<Genotype> some(SearchSpace space, int most, long seed) {
    List<Genotype> first = space.networks().limit(most + 1L).toList();
    if (first.size() <= most) {
      return first;
    }
    SplittableRandom random = new SplittableRandom(seed);
    Set<Genotype> drawn = new LinkedHashSet<>();
    while (drawn.size() < most) {
      drawn.add(space.sample(random));
    }
    return List.copyOf(drawn);
  }
}

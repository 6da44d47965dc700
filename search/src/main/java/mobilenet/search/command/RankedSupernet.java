package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.supernet.RankRow;

/**
 * What {@code mobilenet search supernet} has written of one super-network.
 *
 * @param spaceHash of the space whose networks share the weights
 * @param seed of the super-network
 * @param shared accuracies of networks by the shared weights, 0 to 1, by hash
 */
record RankedSupernet(String spaceHash, long seed, Map<String, Double> shared) {
  RankedSupernet {
    shared = Map.copyOf(shared);
  }

  /** Reads the {@code space.json} and the {@code supernet-rank.csv} of a folder. */
  static RankedSupernet read(Path folder) throws IOException {
    SupernetFolder files = new SupernetFolder(folder);
    Map<String, Double> shared = new HashMap<>();
    Set<Long> seeds = new HashSet<>();
    for (RankRow row : RankRow.read(files.rank())) {
      shared.put(row.hash(), row.top1());
      seeds.add(row.seed());
    }
    if (seeds.size() != 1) {
      throw new IOException(
          files.rank() + ": expected networks ranked with one seed, found the seeds " + seeds);
    }
    return new RankedSupernet(
        SearchSpace.read(files.space()).hash(), seeds.iterator().next(), shared);
  }

  boolean isOfSpace(RankedSupernet other) {
    return spaceHash.equals(other.spaceHash);
  }
}

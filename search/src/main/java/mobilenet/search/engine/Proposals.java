package mobilenet.search.engine;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/** The networks that an engine has proposed, and the randomness of the next one. */
final class Proposals {
  /** Draws before a small space is searched for what is left. */
  private static final int DRAWS = 200;

  /** Odd, far from small seeds: successive proposals get unrelated generators. */
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final SearchSpace space;
  private final long seed;
  private final Set<Genotype> asked = new HashSet<>();

  Proposals(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
  }

  /**
   * A generator that depends on the seed and the number of proposals alone, so that it need not be
   * stored.
   */
  RandomGenerator random() {
    long mixed = new SplittableRandom(seed).nextLong() + STEP * asked.size();
    return new SplittableRandom(new SplittableRandom(mixed).nextLong());
  }

  boolean isNew(Genotype network) {
    return !asked.contains(network);
  }

  void add(Genotype network) {
    asked.add(network);
  }

  /** A network that was not asked for, drawn at random: empty when there is none left. */
  Optional<Genotype> fresh(RandomGenerator random) {
    for (int i = 0; i < DRAWS; i++) {
      Genotype network = space.sample(random);
      if (isNew(network)) {
        return Optional.of(network);
      }
    }
    return space.networks().filter(this::isNew).findFirst();
  }
}

package mobilenet.search.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import mobilenet.json.JsonObject;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * Aging evolution (Real et al., arXiv 1802.01548): the best of a few networks drawn from the
 * population gets a changed child, and the oldest dies, however good. Until as many networks as the
 * population holds were asked for, they are drawn at random. A failed network does not count
 * towards the population, and so never is a parent, but it does use up one of the random draws.
 */
public final class RegularisedEvolution implements Engine {
  /** In headings of ledgers. */
  static final String NAME = "evolution";

  /** Children of one parent that may all be known already. */
  private static final int TRIES = 50;

  private record Individual(Genotype network, double reward) {}

  private final SearchSpace space;
  private final long seed;
  private final EvolutionSettings settings;
  private final Proposals proposals;
  private final Deque<Individual> population = new ArrayDeque<>();
  private int asked;

  /** A search of its own seed. */
  public RegularisedEvolution(SearchSpace space, long seed, EvolutionSettings settings) {
    this.space = space;
    this.seed = seed;
    this.settings = settings;
    this.proposals = new Proposals(space, seed);
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.EMPTY.with("name", NAME).with("seed", seed).withAll(settings.toJson());
  }

  @Override
  public Optional<Genotype> ask() {
    RandomGenerator random = proposals.random();
    Optional<Genotype> child =
        asked < settings.population() || population.isEmpty() ? Optional.empty() : child(random);
    Optional<Genotype> network = child.or(() -> proposals.fresh(random));
    network.ifPresent(this::restore);
    return network;
  }

  private Optional<Genotype> child(RandomGenerator random) {
    List<Individual> living = new ArrayList<>(population);
    for (int i = 0; i < TRIES; i++) {
      Optional<Genotype> child = Optional.of(parent(living, random).network());
      for (int c = 0; c < settings.changes(); c++) {
        child = child.flatMap(network -> space.mutate(network, random));
      }
      if (child.filter(proposals::isNew).isPresent()) {
        return child;
      }
    }
    return Optional.empty();
  }

  private Individual parent(List<Individual> living, RandomGenerator random) {
    Individual best = living.get(random.nextInt(living.size()));
    for (int i = 1; i < settings.tournament(); i++) {
      Individual other = living.get(random.nextInt(living.size()));
      if (other.reward > best.reward) {
        best = other;
      }
    }
    return best;
  }

  @Override
  public void restore(Genotype network) {
    proposals.add(network);
    asked++;
  }

  @Override
  public void tell(Genotype network, OptionalDouble reward) {
    if (reward.isEmpty()) {
      return;
    }
    population.addLast(new Individual(network, reward.getAsDouble()));
    if (population.size() > settings.population()) {
      population.removeFirst();
    }
  }
}

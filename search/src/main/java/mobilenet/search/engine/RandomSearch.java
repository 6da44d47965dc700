package mobilenet.search.engine;

import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonObject;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/** Networks drawn uniformly over the choices, none twice: what every other engine has to beat. */
public final class RandomSearch implements Engine {
  private final long seed;
  private final Proposals proposals;

  /** A search of its own seed. */
  public RandomSearch(SearchSpace space, long seed) {
    this.seed = seed;
    this.proposals = new Proposals(space, seed);
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.EMPTY.with("name", "random").with("seed", seed);
  }

  @Override
  public Optional<Genotype> ask() {
    Optional<Genotype> network = proposals.fresh(proposals.random());
    network.ifPresent(proposals::add);
    return network;
  }

  @Override
  public void restore(Genotype network) {
    proposals.add(network);
  }

  @Override
  public void tell(Genotype network, OptionalDouble reward) {
    // It learns nothing.
  }
}

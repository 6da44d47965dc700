package mobilenet.search.tunas;

import mobilenet.architecture.Architecture;
import mobilenet.profile.ModelProfile;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.reward.Costs;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * Costs of the networks of a space, none of which is run for them.
 *
 * @param space of the networks
 * @param latency milliseconds of a network, where they are known
 */
public record NetworkCosts(SearchSpace space, LatencyModel latency) {

  /** Costs of a network of the space, canonical or not. */
  public Costs of(Genotype network) {
    Architecture architecture = space.architecture(network);
    ModelProfile profile = ModelProfile.of(architecture);
    return new Costs(profile.params(), profile.macs(), latency.milliseconds(architecture));
  }
}

package mobilenet.search.table;

import mobilenet.architecture.Architecture;
import mobilenet.profile.ModelProfile;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * What a genotype stands for.
 *
 * @param architecture the network
 * @param hash of it
 * @param params learnt parameters
 * @param macs multiply-accumulates of one image
 */
record SpaceNetwork(Architecture architecture, String hash, long params, long macs) {

  /**
   * The network of a genotype.
   *
   * @throws IllegalArgumentException if it is none of that space
   */
  static SpaceNetwork of(SearchSpace space, Genotype genotype) {
    Candidate candidate = Candidate.of(space, genotype);
    ModelProfile profile = ModelProfile.of(candidate.architecture());
    return new SpaceNetwork(
        candidate.architecture(), candidate.hash(), profile.params(), profile.macs());
  }
}

package mobilenet.search.evaluation;

import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * A network to be evaluated.
 *
 * @param genotype its place in the space
 * @param architecture itself
 * @param hash of the architecture
 */
public record Candidate(Genotype genotype, Architecture architecture, String hash) {

  /**
   * The network of a genotype.
   *
   * @throws IllegalArgumentException if it is none of that space
   */
  public static Candidate of(SearchSpace space, Genotype genotype) {
    Architecture architecture = space.architecture(genotype);
    return new Candidate(genotype, architecture, ArchitectureDocument.hash(architecture));
  }
}

package mobilenet.train.torch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.graph.Section;

/**
 * What a network does in training beside its graph.
 *
 * @param dropout probability of each input of the classifier to be zeroed
 * @param dropPaths probability of a residual branch to be dropped for an image, by its block
 * @param batchNormMomentum weight of a batch's statistics in the running ones
 * @param frozenNorms names of batch norms that use and keep their running statistics
 */
record NetworkOptions(
    double dropout,
    Map<Section, Double> dropPaths,
    double batchNormMomentum,
    Set<String> frozenNorms) {

  /** Copies, and checks the ranges. */
  NetworkOptions {
    dropPaths = Map.copyOf(dropPaths);
    frozenNorms = Set.copyOf(frozenNorms);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be 0 to below 1, given " + dropout);
    }
    if (!(batchNormMomentum > 0 && batchNormMomentum <= 1)) {
      throw new IllegalArgumentException(
          "momentum of batch norms must be above 0 up to 1, given " + batchNormMomentum);
    }
  }

  /** Nothing random, PyTorch's momentum of 0.1. */
  static final NetworkOptions PLAIN = new NetworkOptions(0, Map.of(), 0.1, Set.of());

  /**
   * timm's schedule: {@code rate · index / blocks}, where the index counts all blocks, so that the
   * first is never dropped.
   */
  static Map<Section, Double> dropPaths(Architecture architecture, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("drop path must be 0 to below 1, given " + rate);
    }
    List<ResolvedBlock> blocks = architecture.resolve().blocks();
    Map<Section, Double> rates = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).residual() && rate * i > 0) {
        Section block = Section.block(blocks.get(i).stage(), blocks.get(i).index());
        rates.put(block, rate * i / blocks.size());
      }
    }
    return rates;
  }
}

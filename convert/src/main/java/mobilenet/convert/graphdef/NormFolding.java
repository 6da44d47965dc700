package mobilenet.convert.graphdef;

import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;

/**
 * How many batch norms of a graph are folded into its convolutions, and the epsilon of all.
 *
 * @param folded how many are
 * @param all how many convolutions there are
 * @param epsilon of those that are not folded
 */
record NormFolding(int folded, int all, Optional<Double> epsilon) {
  /**
   * Where all norms are folded, epsilon is free. 1 minus this is a float, and the sum of both is
   * exactly 1 in floats, so that {@code x / sqrt(variance + epsilon)} is x to the bit.
   */
  private static final double EXACT = 0x1p-10;

  static NormFolding of(GraphDef graph, Chain chain) throws ForeignFileException {
    int folded = 0;
    Optional<ChannelStep.Normed> first = Optional.empty();
    for (Link link : chain.links()) {
      Optional<ChannelStep.Normed> norm =
          link.layer().steps().stream()
              .filter(ChannelStep.Normed.class::isInstance)
              .map(ChannelStep.Normed.class::cast)
              .reduce((a, b) -> b);
      if (norm.isPresent() && first.isPresent() && !sameEpsilon(norm.get(), first.get())) {
        throw graph.error(
            norm.get().node(),
            "expected the epsilon "
                + first.get().epsilon()
                + " of the batch norms before it, found "
                + norm.get().epsilon()
                + "; a network here has one for all");
      }
      first = first.or(() -> norm);
      folded += norm.isEmpty() ? 1 : 0;
    }
    return new NormFolding(
        folded,
        chain.links().size(),
        first.map(ChannelStep.Normed::epsilon).map(NormFolding::decimal));
  }

  private static boolean sameEpsilon(ChannelStep.Normed a, ChannelStep.Normed b) {
    return (float) a.epsilon() == (float) b.epsilon();
  }

  /** The number as people write it: graphs have it as a float, some with all of its digits. */
  private static double decimal(double epsilon) {
    return Double.parseDouble(Float.toString((float) epsilon));
  }

  /** Of all batch norms of the checkpoint. */
  double epsilonOfAll() {
    return epsilon.orElse(EXACT);
  }

  boolean isComplete() {
    return folded == all;
  }
}

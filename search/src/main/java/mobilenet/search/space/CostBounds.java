package mobilenet.search.space;

import java.util.Map;
import mobilenet.architecture.Stage;
import mobilenet.profile.ModelProfile;
import mobilenet.search.space.BlockCosts.Cost;
import mobilenet.search.space.ChannelWalk.State;
import mobilenet.search.space.ChannelWalk.Step;
import mobilenet.search.space.Shells.Shell;

/**
 * The least and the most that a network of a space costs. Exact: some network has each of the four.
 *
 * @param minParams least learnt parameters
 * @param maxParams most learnt parameters
 * @param minMacs least multiply-accumulates
 * @param maxMacs most multiply-accumulates
 */
public record CostBounds(long minParams, long maxParams, long minMacs, long maxMacs) {

  /** Those of a single network. */
  static CostBounds of(ModelProfile network) {
    return new CostBounds(network.params(), network.params(), network.macs(), network.macs());
  }

  /**
   * Those of a space whose widths and strides are what its rows say, as {@link SpaceReader} makes
   * sure of where there is a decision.
   */
  static CostBounds of(SpaceModel model) {
    return model.shells().all().stream()
        .map(shell -> of(model, shell))
        .reduce(CostBounds::or)
        .orElseThrow(() -> new IllegalStateException("a space has at least one network"));
  }

  private static CostBounds of(SpaceModel model, Shell shell) {
    BlockCosts costs = new BlockCosts(shell.architecture());
    Cost stem = costs.stem();
    ChannelWalk<CostBounds> walk = new ChannelWalk<>(model, new Sum(costs));
    Map<State, CostBounds> ends =
        walk.ends(
            shell,
            new CostBounds(stem.params(), stem.params(), stem.macs(), stem.macs()),
            stem.size());
    return ends.entrySet().stream()
        .map(end -> end.getValue().plus(costs.head(end.getKey().channels(), end.getKey().size())))
        .reduce(CostBounds::or)
        .orElse(new CostBounds(Long.MAX_VALUE, 0, Long.MAX_VALUE, 0));
  }

  private CostBounds plus(Cost cost) {
    return new CostBounds(
        minParams + cost.params(),
        maxParams + cost.params(),
        minMacs + cost.macs(),
        maxMacs + cost.macs());
  }

  private CostBounds or(CostBounds other) {
    return new CostBounds(
        Math.min(minParams, other.minParams),
        Math.max(maxParams, other.maxParams),
        Math.min(minMacs, other.minMacs),
        Math.max(maxMacs, other.maxMacs));
  }

  private record Sum(BlockCosts costs) implements ChannelWalk.Visitor<CostBounds> {
    @Override
    public Step<CostBounds> block(
        BlockPlace place, CostBounds before, Stage.Row row, int in, int size) {
      Cost cost = costs.block(row, in, size);
      return new Step<>(before.plus(cost), cost.size());
    }

    @Override
    public CostBounds merge(CostBounds a, CostBounds b) {
      return a.or(b);
    }
  }
}

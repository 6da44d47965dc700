package mobilenet.search.netadapt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.pruning.ChannelGroup;
import mobilenet.pruning.ChannelGroups;

/** The networks that a network becomes when some of its channels are cut. Used by one thread. */
public final class NarrowNetworks implements WidthSpace {
  private final ChannelGroups groups;
  private final Widths widest;
  private final ToDoubleFunction<Architecture> cost;
  private final Map<Widths, OptionalDouble> costs = new HashMap<>();

  /**
   * Those of a network.
   *
   * @param groups of its channels
   * @param kinds of groups that may be cut
   * @param cost of a network, above 0
   */
  public NarrowNetworks(
      ChannelGroups groups, Set<ChannelGroup.Kind> kinds, ToDoubleFunction<Architecture> cost) {
    this.groups = groups;
    this.cost = cost;
    Map<String, Integer> channels = new LinkedHashMap<>();
    groups.prunable().stream()
        .filter(group -> kinds.contains(group.kind()))
        .forEach(group -> channels.put(group.id(), group.channels()));
    this.widest = new Widths(channels);
  }

  @Override
  public Widths widest() {
    return widest;
  }

  @Override
  public OptionalDouble cost(Widths widths) {
    return costs.computeIfAbsent(
        widths,
        w ->
            groups.obstacle(w.channels()).isPresent()
                ? OptionalDouble.empty()
                : OptionalDouble.of(cost.applyAsDouble(architecture(w))));
  }

  @Override
  public String hash(Widths widths) {
    return ArchitectureDocument.hash(architecture(widths));
  }

  /**
   * The network of some widths.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Architecture architecture(Widths widths) {
    return groups.narrowed(widths.channels());
  }
}

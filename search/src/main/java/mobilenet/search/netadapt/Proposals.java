package mobilenet.search.netadapt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The networks of a step: each with one group narrowed as little as the step demands.
 *
 * @param space of networks
 * @param quantum widths are multiples of it, and no less; a group that is narrower from the start
 *     stays as it is
 */
record Proposals(WidthSpace space, int quantum) {

  /**
   * Those from one network.
   *
   * @param most that they may cost
   * @return none twice, in the order of groups; none for a group that cannot save so much
   */
  List<Proposal> from(Widths current, double most) {
    List<Proposal> proposals = new ArrayList<>();
    Set<String> hashes = new HashSet<>();
    for (String group : current.channels().keySet()) {
      widest(current, group, most)
          .filter(proposal -> hashes.add(proposal.hash()))
          .ifPresent(proposals::add);
    }
    return proposals;
  }

  private Optional<Proposal> widest(Widths current, String group, double most) {
    for (int width = below(current.of(group)); width >= quantum; width -= quantum) {
      Widths narrower = current.with(group, width);
      OptionalDouble cost = space.cost(narrower);
      if (cost.isPresent() && cost.getAsDouble() <= most) {
        return Optional.of(new Proposal(group, narrower, space.hash(narrower), cost.getAsDouble()));
      }
    }
    return Optional.empty();
  }

  /** The next width on the staircase. */
  private int below(int width) {
    return (width - 1) / quantum * quantum;
  }

  /** Every group as narrow as it can be, one after the other. */
  Widths narrowest() {
    Widths widths = space.widest();
    for (String group : space.widest().channels().keySet()) {
      for (int width = quantum; width < widths.of(group); width += quantum) {
        Widths narrower = widths.with(group, width);
        if (space.cost(narrower).isPresent()) {
          widths = narrower;
        }
      }
    }
    return widths;
  }
}

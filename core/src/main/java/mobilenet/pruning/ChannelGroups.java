package mobilenet.pruning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Names;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Role;
import mobilenet.graph.Section;
import mobilenet.pruning.ChannelGroup.Kind;

/**
 * The groups of a network's channels, derived from its graph. Every dimension of its parameters
 * that belongs to channels is in exactly one of them.
 *
 * @param architecture the network
 * @param graph its lowering
 * @param all groups, in the order in which parameters of theirs first occur
 */
public record ChannelGroups(Architecture architecture, Graph graph, List<ChannelGroup> all) {
  /** Copies the groups. */
  public ChannelGroups {
    all = List.copyOf(all);
  }

  /** Those of a network. */
  public static ChannelGroups of(Architecture architecture) {
    Graph graph = Lowering.lower(architecture);
    List<ChannelGroup> groups = new ArrayList<>();
    for (ChannelPropagation.Channels channels : ChannelPropagation.of(graph)) {
      Kind kind = kind(channels);
      groups.add(
          new ChannelGroup(
              id(kind, channels, groups.size()),
              kind,
              channels.dimensions().get(0).size(),
              channels.dimensions(),
              channels.producers()));
    }
    return new ChannelGroups(architecture, graph, groups);
  }

  private static Kind kind(ChannelPropagation.Channels channels) {
    List<Node> producers = channels.producers();
    if (channels.fixed() || producers.isEmpty()) {
      return Kind.FIXED;
    }
    if (producers.stream().allMatch(node -> node.role() == Role.SQUEEZE_EXCITE)) {
      return Kind.SQUEEZE;
    }
    if (producers.stream().anyMatch(node -> node.role() == Role.EXPANSION)) {
      return Kind.EXPANSION;
    }
    return producers.stream().allMatch(node -> node.section().equals(Section.HEAD))
        ? Kind.HEAD
        : Kind.BOTTLENECK;
  }

  private static String id(Kind kind, ChannelPropagation.Channels channels, int number) {
    return switch (kind) {
      case EXPANSION -> "expansion " + place(channels.producers().get(0).section());
      case BOTTLENECK -> "bottleneck " + place(channels.producers().get(0).section());
      case SQUEEZE -> "squeeze " + place(channels.producers().get(0).section());
      case HEAD -> "head";
      case FIXED -> "fixed " + number;
    };
  }

  private static String place(Section section) {
    return switch (section.part()) {
      case BLOCK -> "blocks." + section.stage() + "." + section.block();
      case STEM -> "stem";
      case HEAD -> "head";
      case INPUT -> "input";
      case CLASSIFIER -> "classifier";
    };
  }

  /** Those for which a width can be chosen. */
  public List<ChannelGroup> prunable() {
    return all.stream().filter(group -> group.kind().isPrunable()).toList();
  }

  /**
   * The group of an id.
   *
   * @throws IllegalArgumentException if there is none, naming similar ones
   */
  public ChannelGroup get(String id) {
    return all.stream()
        .filter(group -> group.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    architecture.name()
                        + " has no group of channels \""
                        + id
                        + "\"; it has "
                        + String.join(
                            ", ", Names.nearest(id, all.stream().map(ChannelGroup::id).toList()))));
  }

  /**
   * Why there is no network with these widths, in a sentence; empty if there is one.
   *
   * @param widths channels by the id of a group; other groups keep theirs
   */
  public Optional<String> obstacle(Map<String, Integer> widths) {
    return new Narrowing(this, widths).obstacle();
  }

  /**
   * The network with fewer channels in some groups: an ordinary architecture under the same name,
   * whose rows say its widths. Squeeze-and-excitation follows its block by the network's {@link
   * mobilenet.architecture.Conventions conventions}. If no width changes, it is the same network.
   *
   * @param widths channels by the id of a group: a multiple of eight, or all that it has; other
   *     groups keep theirs
   * @throws IllegalArgumentException with the sentence of {@link #obstacle}
   */
  public Architecture narrowed(Map<String, Integer> widths) {
    return new Narrowing(this, widths).architecture();
  }
}

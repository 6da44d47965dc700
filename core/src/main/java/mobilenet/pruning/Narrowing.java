package mobilenet.pruning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ChannelRounding;
import mobilenet.architecture.Head;
import mobilenet.architecture.ResolvedArchitecture;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.architecture.Scaling;
import mobilenet.architecture.Stage;
import mobilenet.architecture.Stem;
import mobilenet.graph.Node;
import mobilenet.graph.Role;
import mobilenet.graph.Section;

/**
 * Writes chosen widths into a network's rows. The multipliers of width and depth become 1, as rows
 * that were one may now differ; every number is written out instead.
 */
final class Narrowing {
  private final ChannelGroups groups;
  private final Map<String, Integer> widths;
  private final Map<Section, Integer> outputs = new HashMap<>();
  private final Map<Section, Integer> expansions = new HashMap<>();

  Narrowing(ChannelGroups groups, Map<String, Integer> widths) {
    this.groups = groups;
    this.widths = widths;
    widths.forEach(
        (id, width) -> {
          for (Node producer : groups.get(id).producers()) {
            if (producer.role() == Role.EXPANSION) {
              expansions.put(producer.section(), width);
            } else if (producer.role() != Role.SQUEEZE_EXCITE) {
              outputs.put(producer.section(), width);
            }
          }
        });
  }

  Optional<String> obstacle() {
    for (Map.Entry<String, Integer> entry : widths.entrySet()) {
      Optional<String> found = obstacle(groups.get(entry.getKey()), entry.getValue());
      if (found.isPresent()) {
        return found;
      }
    }
    return unwantedResidual();
  }

  private Optional<String> obstacle(ChannelGroup group, int width) {
    if (width == group.channels()) {
      return Optional.empty();
    }
    if (!group.kind().isPrunable()) {
      return Optional.of("no width can be chosen for " + group.id());
    }
    boolean valid = width > 0 && width < group.channels() && width % ChannelRounding.DIVISOR == 0;
    return valid
        ? Optional.empty()
        : Optional.of(
            group.id()
                + " has "
                + group.channels()
                + " channels; a width is a multiple of "
                + ChannelRounding.DIVISOR
                + " below that, given "
                + width);
  }

  /** Blocks whose input and output are equally wide from now on would add them. */
  private Optional<String> unwantedResidual() {
    return pairs().stream()
        .filter(pair -> pair.after().residual() && !pair.before().residual())
        .filter(pair -> !ResizedBlock.mayLackResidual(pair.before().spec()))
        .findFirst()
        .map(
            pair ->
                pair.before().name()
                    + " would have "
                    + pair.after().inChannels()
                    + " channels at both ends, and so a residual that it did not have; choose"
                    + " another width");
  }

  /** A block before and after, by the ordinary rules. */
  private record Pair(ResolvedBlock before, ResolvedBlock after) {}

  private List<Pair> pairs() {
    List<ResolvedBlock> before = groups.architecture().resolve().blocks();
    List<ResolvedBlock> after = draft().resolve().blocks();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      pairs.add(new Pair(before.get(i), after.get(i)));
    }
    return pairs;
  }

  Architecture architecture() {
    obstacle()
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    boolean same =
        widths.entrySet().stream()
            .allMatch(entry -> groups.get(entry.getKey()).channels() == entry.getValue());
    return same ? groups.architecture() : withoutNewResiduals(draft());
  }

  private Architecture draft() {
    Architecture base = groups.architecture();
    ResolvedArchitecture resolved = base.resolve();
    int stem = outputs.getOrDefault(Section.STEM, resolved.stemChannels());
    List<Stage> stages = new ArrayList<>();
    int channels = stem;
    for (List<ResolvedBlock> blocks : resolved.stages()) {
      List<Stage.Row> rows = new ArrayList<>();
      for (ResolvedBlock block : blocks) {
        Section section = Section.block(block.stage(), block.index());
        int out = outputs.getOrDefault(section, block.outChannels());
        int expanded = expansions.getOrDefault(section, block.expandedChannels());
        rows.add(new Stage.Row(ResizedBlock.of(block.spec(), channels, expanded, out), 1));
        channels = out;
      }
      stages.add(new Stage(rows));
    }
    return base.withStem(
            new Stem(base.stem().kernel(), base.stem().stride(), stem, base.stem().activation()))
        .withStages(stages)
        .withHead(head(base.head(), resolved.headChannels()))
        .withScaling(asWritten());
  }

  private Head head(Head head, int channels) {
    int width = outputs.getOrDefault(Section.HEAD, channels);
    if (head instanceof Head.ConvThenPool conv) {
      return new Head.ConvThenPool(width, conv.activation());
    }
    return head instanceof Head.PoolThenConv conv
        ? new Head.PoolThenConv(width, conv.norm(), conv.activation())
        : head;
  }

  /** By which stem and head have the channels that are written. */
  private static Scaling asWritten() {
    return new Scaling(
        1, 1, Double.POSITIVE_INFINITY, Scaling.HeadWidth.FIXED, Scaling.DepthScope.ALL_STAGES);
  }

  private Architecture withoutNewResiduals(Architecture draft) {
    List<List<Stage.Row>> rows = new ArrayList<>();
    draft.stages().forEach(stage -> rows.add(new ArrayList<>(stage.rows())));
    for (Pair pair : pairs()) {
      if (pair.after().residual() && !pair.before().residual()) {
        ResolvedBlock block = pair.after();
        rows.get(block.stage())
            .set(block.index(), new Stage.Row(ResizedBlock.withoutResidual(block.spec()), 1));
      }
    }
    return draft.withStages(rows.stream().map(Stage::new).toList());
  }
}

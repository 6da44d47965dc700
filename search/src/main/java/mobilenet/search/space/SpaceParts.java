package mobilenet.search.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Head;
import mobilenet.architecture.Stage;
import mobilenet.graph.Lowering;
import mobilenet.graph.Section;
import mobilenet.search.space.ChannelWalk.Step;
import mobilenet.search.space.Shells.Shell;

/**
 * The parts of all networks of a space, found without visiting the networks. As a visitor, it
 * collects the blocks of networks with the same conventions.
 */
final class SpaceParts implements ChannelWalk.Visitor<Boolean> {

  /** What makes blocks unequal, but for activations, which have no weights. */
  private record Block(BlockPlace place, BlockSpec spec, int in, Conventions conventions) {}

  /** What makes heads unequal. */
  private record Behind(Head head, int in, int classes, Conventions conventions) {}

  private final Set<Block> blocks;
  private final Conventions conventions;

  private SpaceParts(Set<Block> blocks, Conventions conventions) {
    this.blocks = blocks;
    this.conventions = conventions;
  }

  static List<PlacedNetwork> of(SpaceModel model) {
    Set<Block> blocks = new LinkedHashSet<>();
    Set<Architecture> stems = new LinkedHashSet<>();
    Set<Behind> heads = new LinkedHashSet<>();
    List<PlacedNetwork> ends = new ArrayList<>();
    for (Shell shell : model.shells().all()) {
      Architecture architecture = shell.architecture();
      stems.add(architecture);
      Conventions conventions = architecture.conventions();
      ChannelWalk<Boolean> walk = new ChannelWalk<>(model, new SpaceParts(blocks, conventions));
      for (ChannelWalk.State end : walk.ends(shell, true, 1).keySet()) {
        Behind behind =
            new Behind(architecture.head(), end.channels(), architecture.classes(), conventions);
        if (heads.add(behind)) {
          head(BlockCosts.headAlone(architecture, end.channels(), 1)).ifPresent(ends::add);
        }
      }
    }
    List<PlacedNetwork> all = new ArrayList<>();
    stems.forEach(stem -> all.add(PlacedNetwork.ofSections(stem, Section.STEM, Section.STEM)));
    blocks.forEach(
        block ->
            all.add(
                PlacedNetwork.ofBlock(
                    BlockCosts.alone(block.spec, block.in, 1, block.conventions), block.place)));
    all.addAll(ends);
    return all;
  }

  /** Empty where a network ends in its last feature map. */
  private static Optional<PlacedNetwork> head(Architecture alone) {
    List<Section> sections = Lowering.sections(alone);
    int first = sections.indexOf(Section.block(0, 0)) + 1;
    return first == sections.size()
        ? Optional.empty()
        : Optional.of(
            PlacedNetwork.ofSections(
                alone, sections.get(first), sections.get(sections.size() - 1)));
  }

  @Override
  public Step<Boolean> block(BlockPlace place, Boolean before, Stage.Row row, int in, int size) {
    blocks.add(new Block(place, row.spec().withActivation(Activation.RELU), in, conventions));
    return new Step<>(before, size);
  }

  @Override
  public Boolean merge(Boolean a, Boolean b) {
    return a;
  }
}

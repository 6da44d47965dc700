package mobilenet.search.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Section;

/**
 * A network of a space, or a part of one, and where its blocks come from.
 *
 * @param architecture of it; of a part, one that has this part
 * @param graph of the network, or of the part alone
 * @param places of all blocks of the graph, by their section
 */
public record PlacedNetwork(
    Architecture architecture, Graph graph, Map<Section, BlockPlace> places) {

  /** Copies. */
  public PlacedNetwork {
    places = Map.copyOf(places);
  }

  /** A whole network. */
  static PlacedNetwork of(Architecture architecture, List<List<BlockPlace>> stages) {
    Map<Section, BlockPlace> places = new HashMap<>();
    for (int s = 0; s < stages.size(); s++) {
      for (int b = 0; b < stages.get(s).size(); b++) {
        places.put(Section.block(s, b), stages.get(s).get(b));
      }
    }
    return new PlacedNetwork(architecture, Lowering.lower(architecture), places);
  }

  /** Places of a network that is the only one of its space: every block has its own. */
  static List<List<BlockPlace>> asWritten(Architecture architecture) {
    List<List<BlockPlace>> stages = new ArrayList<>();
    for (List<ResolvedBlock> stage : architecture.resolve().stages()) {
      stages.add(
          stage.stream().map(block -> new BlockPlace(block.stage(), block.index(), 0)).toList());
    }
    return stages;
  }

  /** Stem, or head with classifier: a run of sections that are no blocks. */
  static PlacedNetwork ofSections(Architecture architecture, Section first, Section last) {
    return new PlacedNetwork(architecture, Lowering.lower(architecture, first, last), Map.of());
  }

  /** The only block of a network. */
  static PlacedNetwork ofBlock(Architecture architecture, BlockPlace place) {
    Section block = Section.block(0, 0);
    return new PlacedNetwork(
        architecture, Lowering.lower(architecture, block, block), Map.of(block, place));
  }
}

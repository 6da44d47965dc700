package mobilenet.search.supernet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.MobileAttention;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Section;
import mobilenet.search.space.BlockPlace;
import mobilenet.search.space.PlacedNetwork;

/**
 * Which parameters of the networks of a space are one. Two are where they have the same shared key,
 * and the smaller one is then the leading part of the larger in every dimension:
 *
 * <ul>
 *   <li>A block's are named by its row in the space and its place among the row's repeats, so that
 *       a row that is left out moves nothing; and by the kind of block.
 *   <li>Widths and expansions are leading channels. So the pointwise layers of all forms of the
 *       universal inverted bottleneck are one, as in TuNAS, and so are the layers of
 *       squeeze-and-excitation.
 *   <li>Kernels larger than 1 are apart by their size, and so are the norms behind them.
 *   <li>Projections of attention are apart by the size of a head: another size would cut heads in
 *       pieces. Heads are leading channels.
 * </ul>
 */
final class SharedKeys {
  private final PlacedNetwork network;
  private final List<List<ResolvedBlock>> stages;
  private final Map<Integer, String> variants = new HashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  private SharedKeys(PlacedNetwork network) {
    this.network = network;
    this.stages = network.architecture().resolve().stages();
    List<Node> nodes = network.graph().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      variants.put(i, variant(nodes.get(i)));
      for (Parameter parameter : nodes.get(i).op().parameters()) {
        keys.put(parameter.key(), key(nodes.get(i), parameter) + variants.get(i));
      }
    }
  }

  /** Shared keys by the keys of the network, in the order of its parameters. */
  static Map<String, String> of(PlacedNetwork network) {
    return new SharedKeys(network).keys;
  }

  private String variant(Node node) {
    if (node.op() instanceof Op.Convolution conv) {
      if (conv.kernel() > 1) {
        return ".k" + conv.kernel();
      }
      return spec(node.section()) instanceof MobileAttention attention
          ? ".d" + attention.headDim()
          : "";
    }
    // A norm is of the convolution that it reads.
    return node.op() instanceof Op.BatchNorm ? variants.getOrDefault(node.input(), "") : "";
  }

  private String key(Node node, Parameter parameter) {
    BlockPlace place = network.places().get(node.section());
    if (place == null) {
      return parameter.key();
    }
    Section section = node.section();
    String block = "blocks." + section.stage() + "." + section.block() + ".";
    return "rows."
        + place.stage()
        + "."
        + place.row()
        + "."
        + place.repeat()
        + "."
        + spec(section).getClass().getSimpleName()
        + "."
        + parameter.key().substring(block.length());
  }

  private BlockSpec spec(Section section) {
    return stages.get(section.stage()).get(section.block()).spec();
  }
}

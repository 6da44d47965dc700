package mobilenet.convert.graphdef;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ChannelRounding;
import mobilenet.architecture.InvertedResidual;
import mobilenet.architecture.ResolvedArchitecture;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.convert.source.ForeignFileException;

/**
 * The network whose convolutions are those of a chain.
 *
 * @param architecture at the chain's width, of its image's channels
 * @param layers one for each link
 */
record NetworkMatch(Architecture architecture, List<ExpectedLayer> layers) {
  private static final String V1 = "mobilenetv1";
  private static final String V2 = "mobilenetv2";
  private static final int V1_LAYERS = 27;
  private static final int V2_LAYERS = 52;

  /** Width 1 in percent. */
  private static final int FULL = 100;

  /** Convolutions of a block that expands, and of one that does not. */
  private static final int EXPANDED = 3;

  private static final int SEPARABLE = 2;

  NetworkMatch {
    layers = List.copyOf(layers);
  }

  /**
   * Finds the width at which all fits.
   *
   * @throws ForeignFileException naming the first convolution that does not fit
   */
  static NetworkMatch of(GraphDef graph, Chain chain) throws ForeignFileException {
    int found = chain.links().size();
    if (found != V1_LAYERS && found != V2_LAYERS) {
      throw new ForeignFileException(
          graph.origin()
              + ": expected the "
              + V1_LAYERS
              + " convolutions of MobileNetV1 or the "
              + V2_LAYERS
              + " of MobileNetV2 between the image and the mean over all pixels, found "
              + found);
    }
    NetworkMatch match = at(nearest(found == V1_LAYERS ? V1 : V2, chain), chain);
    int fitting = match.fitting(chain);
    if (fitting < found) {
      Link link = chain.links().get(fitting);
      ExpectedLayer layer = match.layers.get(fitting);
      throw graph.error(
          link.layer().node(),
          "expected "
              + layer.mismatch(link, chain.links()).orElseThrow()
              + ", as "
              + layer.name()
              + " of "
              + match.architecture.name()
              + ", of which "
              + fitting
              + " layers before it fit");
    }
    return match;
  }

  /** The network at the width at which most numbers of channels are those of the chain. */
  private static Architecture nearest(String table, Chain chain) {
    // Round widths first: several may round to the same channels.
    List<Integer> widths =
        IntStream.rangeClosed(10, 400)
            .boxed()
            .sorted(Comparator.comparing(w -> w % 25 == 0 ? 0 : w % 5 == 0 ? 1 : 2))
            .toList();
    Architecture full = named(table, FULL);
    int stem = chain.links().get(0).layer().channels();
    int best = FULL;
    int most = 0;
    for (int percent : widths) {
      double width = percent / 100.0;
      if (ChannelRounding.round(full.stem().channels() * width) == stem) {
        int same = sameChannels(full.withWidth(width).resolve(), chain.links());
        best = same > most ? percent : best;
        most = Math.max(most, same);
      }
    }
    return named(table, best);
  }

  /** How many of stem, blocks and head have as many channels as the chain has there. */
  private static int sameChannels(ResolvedArchitecture resolved, List<Link> links) {
    int same = links.get(0).layer().channels() == resolved.stemChannels() ? 1 : 0;
    int last = 0;
    for (ResolvedBlock block : resolved.blocks()) {
      last += block.spec() instanceof InvertedResidual ? EXPANDED : SEPARABLE;
      same += links.get(last).layer().channels() == block.outChannels() ? 1 : 0;
    }
    int head = links.get(links.size() - 1).layer().channels();
    return same + (head == resolved.headChannels() ? 1 : 0);
  }

  private static NetworkMatch at(Architecture network, Chain chain) {
    Value.Convolved stem = chain.links().get(0).layer();
    List<Integer> kernel = stem.kernel().shape();
    Architecture architecture =
        stem.depthwise() || kernel.size() != 4 ? network : network.withInputChannels(kernel.get(2));
    return new NetworkMatch(architecture, ExpectedLayer.of(architecture));
  }

  private static Architecture named(String table, int percent) {
    return Catalogue.get(String.format(Locale.ROOT, "%s_%03d", table, percent));
  }

  /** How many links fit before the first one that does not. */
  private int fitting(Chain chain) {
    for (int i = 0; i < layers.size(); i++) {
      Optional<String> mismatch = layers.get(i).mismatch(chain.links().get(i), chain.links());
      if (mismatch.isPresent()) {
        return i;
      }
    }
    return layers.size();
  }
}

package mobilenet.convert.graphdef;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
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
    Value.Convolved stem = chain.links().get(0).layer();
    String table = found == V1_LAYERS ? V1 : V2;
    NetworkMatch best = at(table, 100, stem);
    int fitting = best.fitting(chain);
    for (int percent : widths()) {
      if (fitting < found && named(table, percent).resolve().stemChannels() == stem.channels()) {
        NetworkMatch other = at(table, percent, stem);
        int more = other.fitting(chain);
        best = more > fitting ? other : best;
        fitting = Math.max(fitting, more);
      }
    }
    if (fitting < found) {
      Link link = chain.links().get(fitting);
      ExpectedLayer layer = best.layers.get(fitting);
      throw graph.error(
          link.layer().node(),
          "expected "
              + layer.mismatch(link, chain.links()).orElseThrow()
              + ", as "
              + layer.name()
              + " of "
              + best.architecture.name()
              + ", of which "
              + fitting
              + " layers before it fit");
    }
    return best;
  }

  /** Round widths first: several may round to the same channels. */
  private static List<Integer> widths() {
    return IntStream.rangeClosed(10, 400)
        .boxed()
        .sorted(Comparator.comparing(w -> w % 25 == 0 ? 0 : w % 5 == 0 ? 1 : 2))
        .toList();
  }

  private static NetworkMatch at(String table, int percent, Value.Convolved stem) {
    Architecture named = named(table, percent);
    List<Integer> kernel = stem.kernel().shape();
    int channels =
        stem.depthwise() || kernel.size() != 4 ? named.input().channels() : kernel.get(2);
    Architecture architecture = named.withInputChannels(channels);
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

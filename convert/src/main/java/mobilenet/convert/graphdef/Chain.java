package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;

/**
 * A network as a graph computes it: convolutions one behind the other, of which some have an
 * earlier value added, the mean over all pixels, and a classifier.
 *
 * @param image what the first convolution reads
 * @param links from the image on
 * @param pool the mean
 * @param classifier what turns the mean into logits
 */
record Chain(
    Value.Image image, List<Link> links, Value.Pooled pool, Optional<Value.Convolved> classifier) {
  Chain {
    links = List.copyOf(links);
  }

  /**
   * Follows the values from the last one back to the image.
   *
   * @param values in the order of computation
   * @throws ForeignFileException if they form no such chain
   */
  static Chain of(GraphDef graph, List<Value> values) throws ForeignFileException {
    Value last = values.get(values.size() - 1);
    Optional<Value.Convolved> classifier = Optional.empty();
    if (last instanceof Value.Convolved convolved
        && values.get(convolved.input()) instanceof Value.Pooled) {
      classifier = Optional.of(convolved);
      last = values.get(convolved.input());
    }
    if (!(last instanceof Value.Pooled pool)) {
      throw graph.error(
          last.node(),
          "expected the network to end in the mean over all pixels, or in one layer behind it,"
              + " found "
              + kind(last)
              + "; name the node that it ends in with --entry");
    }
    List<Link> links = new ArrayList<>();
    int index = pool.input();
    while (!(values.get(index) instanceof Value.Image)) {
      Link link = link(graph, values, index);
      links.add(link);
      index = link.layer().input();
      if (values.get(index) instanceof Value.Padded padded) {
        index = padded.input();
      }
    }
    Collections.reverse(links);
    return new Chain((Value.Image) values.get(index), links, pool, classifier);
  }

  private static Link link(GraphDef graph, List<Value> values, int output)
      throws ForeignFileException {
    int index = output;
    Optional<Integer> skip = Optional.empty();
    if (values.get(index) instanceof Value.Sum sum) {
      skip = Optional.of(sum.earlier());
      index = sum.later();
    }
    Value value = values.get(index);
    if (!(value instanceof Value.Convolved layer)) {
      throw graph.error(value.node(), "expected a convolution at this place, found " + kind(value));
    }
    Optional<Zeros> zeros = layer.zeros();
    if (values.get(layer.input()) instanceof Value.Padded padded) {
      if (zeros.isEmpty()) {
        throw graph.error(
            layer.node(), "expected padding VALID behind " + padded.node() + ", found SAME");
      }
      zeros = zeros.map(padded.zeros()::plus);
    }
    return new Link(layer, zeros, output, skip);
  }

  /** The value's kind, for messages. */
  private static String kind(Value value) {
    if (value instanceof Value.Convolved) {
      return "a convolution";
    }
    if (value instanceof Value.Sum) {
      return "a sum";
    }
    if (value instanceof Value.Pooled) {
      return "a mean over pixels";
    }
    return value instanceof Value.Padded ? "added zeros" : "the image";
  }
}

package mobilenet.convert.graphdef;

import java.util.List;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.TensorFlowLayout;
import mobilenet.weights.Tensor;

/**
 * What turns the mean over all pixels into logits.
 *
 * @param weight O×I
 * @param bias O, zeros if the graph has none
 */
record Classifier(Tensor weight, Tensor bias) {
  /**
   * Reads a product with a matrix, or a convolution of one pixel.
   *
   * @param features the number of channels of the mean
   */
  static Classifier of(GraphDef graph, Value.Convolved layer, int features)
      throws ForeignFileException {
    List<Integer> shape = layer.kernel().shape();
    int rank = shape.size();
    boolean single = rank == 2 || (shape.get(0) == 1 && shape.get(1) == 1);
    if (layer.depthwise() || !single || layer.stride() != 1 || shape.get(rank - 2) != features) {
      throw graph.error(
          layer.node(),
          "expected a classifier of the "
              + features
              + " channels of the mean, found a kernel of shape "
              + shape);
    }
    boolean biased =
        layer.steps().size() == 1 && layer.steps().get(0) instanceof ChannelStep.Shifted;
    if (!layer.bounds().equals(Bounds.NONE) || !(layer.steps().isEmpty() || biased)) {
      throw graph.error(
          layer.node(),
          "expected a classifier with a bias and no activation, found "
              + layer.bounds()
              + " behind the nodes "
              + layer.steps().stream().map(ChannelStep::node).toList());
    }
    float[] bias = new float[layer.channels()];
    if (layer.steps().size() == 1 && layer.steps().get(0) instanceof ChannelStep.Shifted shifted) {
      bias = shifted.bias().data();
    }
    return new Classifier(
        TensorFlowLayout.matrix(layer.kernel()), new Tensor(List.of(bias.length), bias));
  }
}

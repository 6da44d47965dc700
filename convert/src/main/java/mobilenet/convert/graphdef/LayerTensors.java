package mobilenet.convert.graphdef;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.TensorFlowLayout;
import mobilenet.graph.Op;
import mobilenet.weights.Tensor;

/**
 * The convolutions' tensors under timm's names. Where the graph has no batch norm, since it is
 * folded into the convolution, the checkpoint gets one that multiplies by 1 and adds the bias.
 */
final class LayerTensors {
  private final GraphDef graph;
  private final double epsilon;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /**
   * No tensors yet.
   *
   * @param epsilon of all batch norms of the checkpoint
   */
  LayerTensors(GraphDef graph, double epsilon) {
    this.graph = graph;
    this.epsilon = epsilon;
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  /** Adds those of a convolution and its batch norm. */
  void put(Value.Convolved layer, ExpectedLayer expected) throws ForeignFileException {
    tensors.put(
        expected.convolution().weight().key(),
        layer.depthwise()
            ? TensorFlowLayout.depthwise(layer.kernel())
            : TensorFlowLayout.convolution(layer.kernel()));
    List<ChannelStep> steps = layer.steps();
    int size = steps.size();
    if (size > 0 && steps.get(size - 1) instanceof ChannelStep.Normed norm) {
      Tensor mean = norm.mean();
      if (size == 2 && steps.get(0) instanceof ChannelStep.Shifted bias) {
        mean = minus(mean, bias.bias());
      } else if (size > 1) {
        throw unexpected(layer);
      }
      put(expected.norm(), norm.gamma(), norm.beta(), mean, norm.variance());
      return;
    }
    Tensor factor = filled(layer.channels(), 1);
    Tensor bias = filled(layer.channels(), 0);
    int next = 0;
    if (next < size && steps.get(next) instanceof ChannelStep.Scaled scaled) {
      factor = scaled.factor();
      next++;
    }
    if (next < size && steps.get(next) instanceof ChannelStep.Shifted shifted) {
      bias = shifted.bias();
      next++;
    }
    if (next < size) {
      throw unexpected(layer);
    }
    put(
        expected.norm(),
        factor,
        bias,
        filled(layer.channels(), 0),
        filled(layer.channels(), 1 - epsilon));
  }

  private void put(Op.BatchNorm norm, Tensor gamma, Tensor beta, Tensor mean, Tensor variance) {
    tensors.put(norm.weight().key(), vector(gamma));
    tensors.put(norm.bias().key(), vector(beta));
    tensors.put(norm.mean().key(), vector(mean));
    tensors.put(norm.variance().key(), vector(variance));
  }

  private ForeignFileException unexpected(Value.Convolved layer) {
    return graph.error(
        layer.node(),
        "expected a bias or a batch norm behind it, or one after the other, found the nodes "
            + layer.steps().stream().map(ChannelStep::node).toList());
  }

  /** A norm of {@code x + bias} is one of x with another mean. */
  private static Tensor minus(Tensor mean, Tensor bias) {
    float[] values = new float[mean.data().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = mean.data()[i] - bias.data()[i];
    }
    return new Tensor(List.of(values.length), values);
  }

  private static Tensor vector(Tensor tensor) {
    return new Tensor(List.of(tensor.data().length), tensor.data());
  }

  private static Tensor filled(int channels, double value) {
    float[] values = new float[channels];
    Arrays.fill(values, (float) value);
    return new Tensor(List.of(channels), values);
  }
}

package mobilenet.export.tflite;

import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.Shape;
import mobilenet.graph.pass.BoundGraph;

/** One operation of this project's graph in TensorFlow Lite's operators. */
final class TfLiteOperators {
  private final TfLiteGraph file;
  private final FloatLayers layers;
  private final TfLiteConvolution convolutions;
  private final TfLiteActivation activations;

  TfLiteOperators(TfLiteGraph file, FloatLayers layers) {
    this.file = file;
    this.layers = layers;
    this.convolutions = new TfLiteConvolution(file, layers);
    this.activations = new TfLiteActivation(file);
  }

  /**
   * Adds an operation.
   *
   * @param in its inputs
   * @param shape of its result
   */
  Value add(Op op, List<Value> in, Shape shape) {
    return op.accept(new OfNode(in, shape));
  }

  private Value arithmetic(Operator operator, Value a, Value b) {
    return file.node(operator, new Options.Fused(FusedActivation.NONE), List.of(a, b), a.shape());
  }

  private Value channels(String key, float... values) {
    return file.weight(key, values, values.length);
  }

  /** The operators of one node. */
  private final class OfNode implements OpVisitor<Value> {
    private final List<Value> in;
    private final Shape shape;

    OfNode(List<Value> in, Shape shape) {
      this.in = in;
      this.shape = shape;
    }

    private Value first() {
      return in.get(0);
    }

    @Override
    public String consumer() {
      return "TensorFlow Lite";
    }

    @Override
    public Value input(Op.Input op) {
      throw new IllegalArgumentException("the image is an input, not an operator");
    }

    @Override
    public Value convolution(Op.Convolution op) {
      FusedActivation fused = FusedActivation.of(op.activation());
      Value sum = convolutions.add(op, fused, first(), shape);
      Activation rest = fused == FusedActivation.NONE ? op.activation() : Activation.IDENTITY;
      Value activated = activations.add(rest, sum);
      return op.residual() ? arithmetic(Operator.ADD, activated, in.get(1)) : activated;
    }

    @Override
    public Value batchNorm(Op.BatchNorm op) {
      BoundGraph bound = layers.bound();
      float[] weight = bound.value(op.weight());
      float[] bias = bound.value(op.bias());
      float[] mean = bound.value(op.mean());
      float[] variance = bound.value(op.variance());
      float[] scale = new float[weight.length];
      float[] shift = new float[weight.length];
      for (int c = 0; c < scale.length; c++) {
        double factor = weight[c] / Math.sqrt(variance[c] + op.epsilon());
        scale[c] = (float) factor;
        shift[c] = (float) (bias[c] - mean[c] * factor);
      }
      Value scaled = arithmetic(Operator.MUL, first(), channels(op.weight().key(), scale));
      return arithmetic(Operator.ADD, scaled, channels(op.bias().key(), shift));
    }

    @Override
    public Value activate(Op.Activate op) {
      return activations.add(op.function(), first());
    }

    @Override
    public Value add(Op.Add op) {
      return arithmetic(Operator.ADD, first(), in.get(1));
    }

    @Override
    public Value globalAveragePool(Op.GlobalAveragePool op) {
      return file.node(
          Operator.MEAN,
          new Options.Reducer(true),
          List.of(first(), file.integers(List.of(2), 1, 2)),
          List.of(first().batch(), 1, 1, shape.channels()));
    }

    @Override
    public Value scaleChannels(Op.ScaleChannels op) {
      return arithmetic(Operator.MUL, first(), in.get(1));
    }

    @Override
    public Value layerScale(Op.LayerScale op) {
      Value gamma = layers.parameter(op.gamma(), List.of(shape.channels()));
      return arithmetic(Operator.MUL, first(), gamma);
    }

    @Override
    public Value averagePool(Op.AveragePool op) {
      return file.node(
          Operator.AVERAGE_POOL_2D,
          new Options.Pool(WindowPadding.VALID, 2, 2),
          in,
          List.of(first().batch(), shape.height(), shape.width(), shape.channels()));
    }

    @Override
    public Value blurPool(Op.BlurPool op) {
      return new Windows(file, layers).blur(first(), shape);
    }

    @Override
    public Value attention(Op.Attention op) {
      return new TfLiteAttention(file, op).add(in);
    }

    @Override
    public Value linear(Op.Linear op) {
      Value weight = layers.parameter(op.weight(), List.of(op.outChannels(), op.inChannels()));
      Value bias = layers.parameter(op.bias(), List.of(op.outChannels()));
      return file.node(
          Operator.FULLY_CONNECTED,
          new Options.Fused(FusedActivation.NONE),
          List.of(first(), weight, bias),
          List.of(first().batch(), op.outChannels()));
    }
  }
}

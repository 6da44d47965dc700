package mobilenet.export.tflite;

import java.util.List;
import java.util.Optional;
import mobilenet.export.quantise.Int8Layer;
import mobilenet.export.quantise.Int8Scale;
import mobilenet.export.quantise.Range;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.Shape;

/**
 * One operation whose inputs and result have scales, as operators of integers. Empty for what has
 * none.
 */
final class IntegerOperators implements OpVisitor<Optional<Value>> {
  private static final Int8Scale ZERO_TO_SIX = Int8Scale.of(new Range(0, 6));
  private static final byte MOST = 127;

  /** From this version on, integers may have a product of scales as large as the result's. */
  private static final int ENLARGING = 3;

  private final TfLiteGraph file;
  private final Optional<Int8Layer> layer;
  private final List<Value> in;
  private final Maps maps;

  /**
   * Of the feature maps around the operation.
   *
   * @param read scales of its inputs
   * @param given scale of its result
   * @param shape of its result
   */
  record Maps(List<Int8Scale> read, Int8Scale given, Shape shape) {
    Maps {
      read = List.copyOf(read);
    }
  }

  /**
   * An operation to be added.
   *
   * @param layer its weights, if it has any and they are integers
   * @param in its inputs, integers
   */
  IntegerOperators(TfLiteGraph file, Optional<Int8Layer> layer, List<Value> in, Maps maps) {
    this.file = file;
    this.layer = layer;
    this.in = List.copyOf(in);
    this.maps = maps;
  }

  private Value first() {
    return in.get(0);
  }

  private IntegerMaps numbers() {
    return new IntegerMaps(file, maps.read.get(0), maps.given);
  }

  private Value node(
      Operator operator,
      Options options,
      List<Value> inputs,
      List<Integer> shape,
      Int8Scale given) {
    Elements elements = Elements.of(given);
    return file.node(operator, elements.version(operator), options, inputs, shape, elements);
  }

  /**
   * A product.
   *
   * @param scales product of those of both
   */
  private Value product(Value a, Value b, double scales) {
    Elements elements = Elements.of(maps.given);
    int version = scales / maps.given.scale() >= 1 ? ENLARGING : elements.version(Operator.MUL);
    Options options = new Options.Fused(FusedActivation.NONE);
    return file.node(Operator.MUL, version, options, List.of(a, b), a.shape(), elements);
  }

  /** A number as 127 steps: without error. */
  private Value constant(float value) {
    return file.constant(
        "constant", Elements.of(new Int8Scale(value / MOST, 0)), Contents.ofBytes(MOST), 1);
  }

  @Override
  public String consumer() {
    return "TensorFlow Lite";
  }

  @Override
  public Optional<Value> input(Op.Input op) {
    throw new IllegalArgumentException("the image is an input, not an operator");
  }

  @Override
  public Optional<Value> convolution(Op.Convolution op) {
    FusedActivation fused = FusedActivation.of(op.activation());
    if (op.residual()) {
      return Optional.empty();
    }
    return layer.map(
        weights ->
            new TfLiteConvolution(file, new IntegerLayer(numbers(), weights))
                .add(op, fused, first(), maps.shape));
  }

  @Override
  public Optional<Value> batchNorm(Op.BatchNorm op) {
    return Optional.empty();
  }

  @Override
  public Optional<Value> activate(Op.Activate op) {
    return switch (op.function()) {
      case HARD_SIGMOID -> Optional.of(hardSigmoid());
      // TensorFlow Lite has HARD_SWISH of integers, but XNNPACK does not run it: it takes three
      // times as long as single precision between two changes of type. LOGISTIC gives 256ths alone,
      // and a swish of LOGISTIC and MUL would be rounded twice.
      case IDENTITY, HARD_SWISH, SWISH, SIGMOID, RELU, RELU6, GELU -> Optional.empty();
    };
  }

  /**
   * {@code relu6(x + 3) / 6}: the sum has the gate's integers already, only six times the scale.
   */
  private Value hardSigmoid() {
    Value sum =
        node(
            Operator.ADD,
            new Options.Fused(FusedActivation.RELU6),
            List.of(first(), constant(3)),
            first().shape(),
            ZERO_TO_SIX);
    return product(sum, constant(1f / 6), ZERO_TO_SIX.scale() / 6 / MOST);
  }

  @Override
  public Optional<Value> add(Op.Add op) {
    Options options = new Options.Fused(FusedActivation.NONE);
    return Optional.of(node(Operator.ADD, options, in, first().shape(), maps.given));
  }

  @Override
  public Optional<Value> globalAveragePool(Op.GlobalAveragePool op) {
    List<Integer> shape = List.of(first().batch(), 1, 1, maps.shape.channels());
    List<Value> inputs = List.of(first(), file.integers(List.of(2), 1, 2));
    return Optional.of(node(Operator.MEAN, new Options.Reducer(true), inputs, shape, maps.given));
  }

  @Override
  public Optional<Value> scaleChannels(Op.ScaleChannels op) {
    double scales = (double) maps.read.get(0).scale() * maps.read.get(1).scale();
    return Optional.of(product(first(), in.get(1), scales));
  }

  @Override
  public Optional<Value> layerScale(Op.LayerScale op) {
    return Optional.empty();
  }

  /** TensorFlow Lite's own pool of integers gives those of its input's scale, without rounding. */
  @Override
  public Optional<Value> averagePool(Op.AveragePool op) {
    return Optional.of(new Windows(file, numbers()).mean(first(), maps.shape));
  }

  @Override
  public Optional<Value> blurPool(Op.BlurPool op) {
    return Optional.of(new Windows(file, numbers()).blur(first(), maps.shape));
  }

  @Override
  public Optional<Value> attention(Op.Attention op) {
    return Optional.empty();
  }

  /**
   * As a convolution of one pixel, of which every release knows scales for each channel: those of
   * FULLY_CONNECTED are younger, and no version of the operator tells them.
   */
  @Override
  public Optional<Value> linear(Op.Linear op) {
    return convolution(op.asConvolution());
  }
}

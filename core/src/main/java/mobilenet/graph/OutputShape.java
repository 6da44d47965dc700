package mobilenet.graph;

import java.util.List;

/** The shape of an operation's output, from those of its inputs. */
final class OutputShape implements OpVisitor<Shape> {
  private final List<Shape> inputs;
  private final int height;
  private final int width;

  /**
   * @param inputs of the operation
   * @param height of the image
   * @param width of the image
   */
  OutputShape(List<Shape> inputs, int height, int width) {
    this.inputs = inputs;
    this.height = height;
    this.width = width;
  }

  private Shape first() {
    return inputs.get(0);
  }

  @Override
  public String consumer() {
    return "the inference of shapes";
  }

  @Override
  public Shape input(Op.Input op) {
    return new Shape(op.channels(), height, width);
  }

  @Override
  public Shape convolution(Op.Convolution op) {
    Shape in = first();
    return new Shape(
        op.outChannels(),
        op.padding().outputSize(in.height(), op.kernel(), op.stride(), op.dilation()),
        op.padding().outputSize(in.width(), op.kernel(), op.stride(), op.dilation()));
  }

  @Override
  public Shape batchNorm(Op.BatchNorm op) {
    return first();
  }

  @Override
  public Shape activate(Op.Activate op) {
    return first();
  }

  @Override
  public Shape add(Op.Add op) {
    return first();
  }

  @Override
  public Shape globalAveragePool(Op.GlobalAveragePool op) {
    return new Shape(first().channels(), 1, 1);
  }

  @Override
  public Shape scaleChannels(Op.ScaleChannels op) {
    return first();
  }

  @Override
  public Shape layerScale(Op.LayerScale op) {
    return first();
  }

  @Override
  public Shape averagePool(Op.AveragePool op) {
    Shape in = first();
    return new Shape(in.channels(), in.height() / 2, in.width() / 2);
  }

  @Override
  public Shape blurPool(Op.BlurPool op) {
    Shape in = first();
    return new Shape(in.channels(), (in.height() + 1) / 2, (in.width() + 1) / 2);
  }

  @Override
  public Shape attention(Op.Attention op) {
    return first();
  }

  @Override
  public Shape linear(Op.Linear op) {
    return new Shape(op.outChannels(), 1, 1);
  }
}

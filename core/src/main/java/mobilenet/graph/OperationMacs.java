package mobilenet.graph;

import java.util.List;

/** Multiply-accumulates of one operation; {@link Macs} says what counts. */
final class OperationMacs implements OpVisitor<Long> {
  private final List<Shape> inputs;
  private final Shape output;

  OperationMacs(List<Shape> inputs, Shape output) {
    this.inputs = inputs;
    this.output = output;
  }

  @Override
  public String consumer() {
    return "the count of multiply-accumulates";
  }

  @Override
  public Long input(Op.Input op) {
    return 0L;
  }

  @Override
  public Long convolution(Op.Convolution op) {
    return output.elementCount() * (op.inChannels() / op.groups()) * op.kernel() * op.kernel();
  }

  @Override
  public Long batchNorm(Op.BatchNorm op) {
    return 0L;
  }

  @Override
  public Long activate(Op.Activate op) {
    return 0L;
  }

  @Override
  public Long add(Op.Add op) {
    return 0L;
  }

  @Override
  public Long globalAveragePool(Op.GlobalAveragePool op) {
    return 0L;
  }

  @Override
  public Long scaleChannels(Op.ScaleChannels op) {
    return 0L;
  }

  @Override
  public Long layerScale(Op.LayerScale op) {
    return 0L;
  }

  @Override
  public Long averagePool(Op.AveragePool op) {
    return 0L;
  }

  @Override
  public Long blurPool(Op.BlurPool op) {
    return 0L;
  }

  @Override
  public Long attention(Op.Attention op) {
    long keys = inputs.get(1).pixels();
    return 2L * op.heads() * output.pixels() * keys * op.headDim();
  }

  @Override
  public Long linear(Op.Linear op) {
    return (long) op.inChannels() * op.outChannels();
  }
}

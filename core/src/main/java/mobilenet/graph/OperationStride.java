package mobilenet.graph;

/** An operation's stride: by how many input pixels it moves from one output pixel to the next. */
final class OperationStride implements OpVisitor<Integer> {
  @Override
  public String consumer() {
    return "the count of strides";
  }

  @Override
  public Integer input(Op.Input op) {
    return 1;
  }

  @Override
  public Integer convolution(Op.Convolution op) {
    return op.stride();
  }

  @Override
  public Integer batchNorm(Op.BatchNorm op) {
    return 1;
  }

  @Override
  public Integer activate(Op.Activate op) {
    return 1;
  }

  @Override
  public Integer add(Op.Add op) {
    return 1;
  }

  @Override
  public Integer globalAveragePool(Op.GlobalAveragePool op) {
    return 1;
  }

  @Override
  public Integer scaleChannels(Op.ScaleChannels op) {
    return 1;
  }

  @Override
  public Integer layerScale(Op.LayerScale op) {
    return 1;
  }

  @Override
  public Integer averagePool(Op.AveragePool op) {
    return 2;
  }

  @Override
  public Integer blurPool(Op.BlurPool op) {
    return 2;
  }

  @Override
  public Integer attention(Op.Attention op) {
    return 1;
  }

  @Override
  public Integer linear(Op.Linear op) {
    return 1;
  }
}

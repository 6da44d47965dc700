package mobilenet.testing;

import java.util.List;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.Shape;

/**
 * How many products or values one output value of an operation sums: rounding errors grow with it.
 */
public final class SummedTerms implements OpVisitor<Integer> {
  private final List<Shape> inputs;

  /**
   * @param inputs shapes of the operation's inputs
   */
  public SummedTerms(List<Shape> inputs) {
    this.inputs = inputs;
  }

  @Override
  public String consumer() {
    return "the count of summed terms";
  }

  @Override
  public Integer input(Op.Input op) {
    return 1;
  }

  @Override
  public Integer convolution(Op.Convolution op) {
    return op.kernel() * op.kernel() * op.inChannels() / op.groups();
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
    return inputs.get(0).pixels();
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
    return 4;
  }

  @Override
  public Integer blurPool(Op.BlurPool op) {
    return 9;
  }

  @Override
  public Integer attention(Op.Attention op) {
    return op.headDim() + inputs.get(1).pixels();
  }

  @Override
  public Integer linear(Op.Linear op) {
    return op.inChannels();
  }
}

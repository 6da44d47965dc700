package mobilenet.graph;

import mobilenet.architecture.Activation;

/** Short descriptions of operations for tables. */
public final class OpLabel implements OpVisitor<String> {
  private OpLabel() {}

  /** For instance {@code depthwise 5×5 /2, HS} or {@code pointwise 96→960, RE, +}. */
  public static String of(Op op) {
    return op.accept(new OpLabel());
  }

  @Override
  public String consumer() {
    return "the table of layers";
  }

  @Override
  public String input(Op.Input op) {
    return "image";
  }

  @Override
  public String convolution(Op.Convolution op) {
    StringBuilder text = new StringBuilder();
    String kernel = op.kernel() + "×" + op.kernel();
    if (op.isDepthwise()) {
      text.append("depthwise ").append(kernel).append(' ').append(op.outChannels());
    } else {
      text.append(op.isPointwise() ? "pointwise" : "conv " + kernel)
          .append(' ')
          .append(op.inChannels())
          .append('→')
          .append(op.outChannels());
    }
    if (op.stride() > 1) {
      text.append(" /").append(op.stride());
    }
    if (op.dilation() > 1) {
      text.append(" dilated ").append(op.dilation());
    }
    if (op.activation() != Activation.IDENTITY) {
      text.append(", ").append(op.activation().label());
    }
    return text.append(op.residual() ? ", +" : "").toString();
  }

  @Override
  public String batchNorm(Op.BatchNorm op) {
    return "batch norm";
  }

  @Override
  public String activate(Op.Activate op) {
    return op.function().label();
  }

  @Override
  public String add(Op.Add op) {
    return "add";
  }

  @Override
  public String globalAveragePool(Op.GlobalAveragePool op) {
    return "global average pool";
  }

  @Override
  public String scaleChannels(Op.ScaleChannels op) {
    return "gate";
  }

  @Override
  public String layerScale(Op.LayerScale op) {
    return "layer scale";
  }

  @Override
  public String averagePool(Op.AveragePool op) {
    return "average pool 2×2 /2";
  }

  @Override
  public String blurPool(Op.BlurPool op) {
    return "blur 3×3 /2";
  }

  @Override
  public String attention(Op.Attention op) {
    return "attention, "
        + op.heads()
        + " heads of "
        + op.headDim()
        + ", "
        + op.keyValueHeads()
        + " for keys and values";
  }

  @Override
  public String linear(Op.Linear op) {
    return "linear " + op.inChannels() + "→" + op.outChannels();
  }
}

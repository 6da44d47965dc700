package mobilenet.graph;

import mobilenet.architecture.Activation;

/** Short descriptions of operations for tables. */
public final class OpLabel {
  private OpLabel() {}

  /** For instance {@code depthwise 5×5 /2, HS} or {@code pointwise 96→960, RE, +}. */
  public static String of(Op op) {
    if (op instanceof Op.Convolution conv) {
      return convolution(conv);
    }
    if (op instanceof Op.Linear linear) {
      return "linear " + linear.inChannels() + "→" + linear.outChannels();
    }
    if (op instanceof Op.Attention attention) {
      return "attention, "
          + attention.heads()
          + " heads of "
          + attention.headDim()
          + ", "
          + attention.keyValueHeads()
          + " for keys and values";
    }
    if (op instanceof Op.Activate activate) {
      return activate.function().label();
    }
    if (op instanceof Op.BatchNorm) {
      return "batch norm";
    }
    if (op instanceof Op.LayerScale) {
      return "layer scale";
    }
    if (op instanceof Op.GlobalAveragePool) {
      return "global average pool";
    }
    if (op instanceof Op.ScaleChannels) {
      return "gate";
    }
    if (op instanceof Op.AveragePool) {
      return "average pool 2×2 /2";
    }
    if (op instanceof Op.BlurPool) {
      return "blur 3×3 /2";
    }
    return op instanceof Op.Add ? "add" : "picture";
  }

  private static String convolution(Op.Convolution conv) {
    StringBuilder text = new StringBuilder();
    String kernel = conv.kernel() + "×" + conv.kernel();
    if (conv.isDepthwise()) {
      text.append("depthwise ").append(kernel).append(' ').append(conv.outChannels());
    } else {
      text.append(conv.isPointwise() ? "pointwise" : "conv " + kernel)
          .append(' ')
          .append(conv.inChannels())
          .append('→')
          .append(conv.outChannels());
    }
    if (conv.stride() > 1) {
      text.append(" /").append(conv.stride());
    }
    if (conv.dilation() > 1) {
      text.append(" dilated ").append(conv.dilation());
    }
    if (conv.activation() != Activation.IDENTITY) {
      text.append(", ").append(conv.activation().label());
    }
    return text.append(conv.residual() ? ", +" : "").toString();
  }
}

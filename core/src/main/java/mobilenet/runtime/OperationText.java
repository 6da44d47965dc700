package mobilenet.runtime;

import java.util.Locale;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;

/**
 * An operation with every number that changes its time, but for the shapes of its inputs. Part of
 * keys that are kept in files: a change of the text is a change of their format.
 */
final class OperationText implements OpVisitor<String> {

  @Override
  public String consumer() {
    return "the key of a step";
  }

  @Override
  public String input(Op.Input op) {
    throw new IllegalArgumentException("the image is given, not computed");
  }

  @Override
  public String convolution(Op.Convolution op) {
    StringBuilder text = new StringBuilder();
    if (op.isPointwise()) {
      text.append("pointwise:").append(op.inChannels()).append('>').append(op.outChannels());
    } else {
      if (op.isDepthwise()) {
        text.append("depthwise:").append(op.outChannels());
      } else {
        text.append("conv:").append(op.inChannels()).append('>').append(op.outChannels());
      }
      text.append(":k").append(op.kernel());
      text.append(":s").append(op.stride());
      text.append(":d").append(op.dilation());
      if (!op.isDepthwise()) {
        text.append(":g").append(op.groups());
      }
      text.append(':').append(lowerCase(op.padding()));
    }
    text.append(op.bias().isPresent() ? ":bias" : "");
    if (op.activation() != Activation.IDENTITY) {
      text.append(':').append(lowerCase(op.activation()));
    }
    return text.append(op.residual() ? ":add" : "").toString();
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** As {@link #layerScale}: kernels make one factor and one summand of it. */
  @Override
  public String batchNorm(Op.BatchNorm op) {
    return "affine";
  }

  @Override
  public String activate(Op.Activate op) {
    return "activation:" + lowerCase(op.function());
  }

  @Override
  public String add(Op.Add op) {
    return "add";
  }

  @Override
  public String globalAveragePool(Op.GlobalAveragePool op) {
    return "globalpool";
  }

  @Override
  public String scaleChannels(Op.ScaleChannels op) {
    return "gate";
  }

  @Override
  public String layerScale(Op.LayerScale op) {
    return "affine";
  }

  @Override
  public String averagePool(Op.AveragePool op) {
    return "averagepool";
  }

  @Override
  public String blurPool(Op.BlurPool op) {
    return "blurpool";
  }

  @Override
  public String attention(Op.Attention op) {
    return "attention:h" + op.heads() + ":kv" + op.keyValueHeads() + ":d" + op.headDim();
  }

  @Override
  public String linear(Op.Linear op) {
    return "linear:" + op.inChannels() + ">" + op.outChannels();
  }
}

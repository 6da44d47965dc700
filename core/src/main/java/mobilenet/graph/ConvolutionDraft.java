package mobilenet.graph;

import java.util.Optional;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;

/** A convolution while it is being derived from another: what is not set stays as it was. */
final class ConvolutionDraft {
  private final Parameter weight;
  private final int inChannels;
  private final int outChannels;
  private final int kernel;
  private final int groups;
  Optional<Parameter> bias;
  int stride;
  int dilation;
  Padding padding;
  Activation activation;
  boolean residual;

  ConvolutionDraft(Op.Convolution base) {
    weight = base.weight();
    bias = base.bias();
    inChannels = base.inChannels();
    outChannels = base.outChannels();
    kernel = base.kernel();
    stride = base.stride();
    dilation = base.dilation();
    groups = base.groups();
    padding = base.padding();
    activation = base.activation();
    residual = base.residual();
  }

  Op.Convolution build() {
    return new Op.Convolution(
        weight,
        bias,
        inChannels,
        outChannels,
        kernel,
        stride,
        dilation,
        groups,
        padding,
        activation,
        residual);
  }
}

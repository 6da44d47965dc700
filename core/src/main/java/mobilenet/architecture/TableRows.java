package mobilenet.architecture;

/**
 * Short names for the rows of the papers' tables, so that a table in code looks like the printed
 * one.
 */
final class TableRows {
  /** Ratio of every squeeze-and-excitation in V3 and EfficientNet. */
  static final double SE = 0.25;

  /** No squeeze-and-excitation. */
  static final double NO_SE = 0;

  private TableRows() {}

  /** V1: depthwise, then activated pointwise, never a residual. */
  static BlockSpec v1(int stride, int out) {
    return new DepthwiseSeparable(
        3,
        stride,
        out,
        NO_SE,
        Activation.RELU6,
        DepthwiseSeparable.Projection.ACTIVATED,
        Residual.NEVER);
  }

  static BlockSpec separable(int kernel, int stride, int out, double se, Activation activation) {
    return new DepthwiseSeparable(
        kernel,
        stride,
        out,
        se,
        activation,
        DepthwiseSeparable.Projection.LINEAR,
        Residual.WHERE_SHAPES_AGREE);
  }

  static BlockSpec inverted(
      int kernel, int stride, double expansion, int out, double se, Activation activation) {
    return new InvertedResidual(
        kernel, stride, expansion, out, se, activation, Residual.WHERE_SHAPES_AGREE);
  }

  static BlockSpec conv(int kernel, int stride, int out, Activation activation) {
    return new ConvNormAct(kernel, stride, out, activation);
  }

  static BlockSpec fused(int kernel, int stride, double expansion, int out, Activation activation) {
    return fused(kernel, stride, expansion, out, 0, activation);
  }

  static BlockSpec fused(
      int kernel, int stride, double expansion, int out, int groupSize, Activation activation) {
    return new FusedInvertedBottleneck(
        kernel, stride, expansion, out, groupSize, activation, Residual.WHERE_SHAPES_AGREE);
  }
}

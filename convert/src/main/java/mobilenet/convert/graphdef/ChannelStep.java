package mobilenet.convert.graphdef;

import mobilenet.weights.Tensor;

/** What a graph does with each channel of a convolution, before any activation. */
sealed interface ChannelStep {
  /** For messages. */
  String node();

  /**
   * Adds a number to each channel.
   *
   * @param bias C
   */
  record Shifted(String node, Tensor bias) implements ChannelStep {}

  /**
   * Multiplies each channel by a number.
   *
   * @param factor C
   */
  record Scaled(String node, Tensor factor) implements ChannelStep {}

  /**
   * A batch norm with running statistics.
   *
   * @param gamma C
   * @param beta C
   * @param mean C
   * @param variance C
   * @param epsilon added to the variance
   */
  record Normed(
      String node, Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double epsilon)
      implements ChannelStep {}
}

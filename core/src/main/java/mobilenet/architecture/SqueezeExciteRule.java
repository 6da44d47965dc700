package mobilenet.architecture;

/**
 * How the squeeze-and-excitation inside a block is built: the papers' tables only say which blocks
 * have one, and its ratio.
 *
 * @param basis which channel count the ratio multiplies
 * @param divisor the reduced width is rounded to a multiple of this; 1 rounds to the nearest
 *     integer
 * @param inner activation between the two layers
 * @param gate activation that makes the gate
 */
public record SqueezeExciteRule(Basis basis, int divisor, Inner inner, Activation gate) {

  /** The channel count that the squeeze ratio multiplies. */
  public enum Basis {
    /** The expanded channels: V3. */
    EXPANDED,
    /** The block's input channels: EfficientNet. */
    INPUT
  }

  /** The activation between the two layers. */
  public enum Inner {
    /** Always ReLU: V3. */
    RELU,
    /** The block's own activation: EfficientNet and timm's {@code mobilenetv3_rw}. */
    AS_BLOCK
  }

  /**
   * V3 as in the paper, slim, Keras, torchvision and timm: a ratio of the expanded channels,
   * rounded to a multiple of eight.
   */
  public static final SqueezeExciteRule MOBILENET_V3 =
      new SqueezeExciteRule(
          Basis.EXPANDED, ChannelRounding.DIVISOR, Inner.RELU, Activation.HARD_SIGMOID);

  /**
   * timm's {@code mobilenetv3_rw}: not rounded to a multiple of eight, and with the block's
   * activation inside.
   */
  public static final SqueezeExciteRule MOBILENET_V3_RW =
      new SqueezeExciteRule(Basis.EXPANDED, 1, Inner.AS_BLOCK, Activation.HARD_SIGMOID);

  /** EfficientNet: a ratio of the block's input channels, with a sigmoid gate. */
  public static final SqueezeExciteRule EFFICIENT_NET =
      new SqueezeExciteRule(Basis.INPUT, 1, Inner.AS_BLOCK, Activation.SIGMOID);

  /** Checks the divisor. */
  public SqueezeExciteRule {
    if (divisor < 1) {
      throw new IllegalArgumentException(
          "squeeze-excite divisor must be at least 1, given " + divisor);
    }
  }

  /**
   * Width of the bottleneck between the two layers; 0 when {@code ratio} is 0 (no
   * squeeze-and-excitation).
   */
  public int reducedChannels(double ratio, int inputChannels, int expandedChannels) {
    if (ratio == 0) {
      return 0;
    }
    double wanted = ratio * (basis == Basis.EXPANDED ? expandedChannels : inputChannels);
    // timm uses Python's round() here, which rounds ties to even.
    return divisor == 1 ? (int) Math.rint(wanted) : ChannelRounding.round(wanted, divisor);
  }

  /** The inner activation of a block whose own activation is {@code block}. */
  public Activation innerFor(Activation block) {
    return inner == Inner.RELU ? Activation.RELU : block;
  }
}

package mobilenet.architecture;

/**
 * "Make divisible": the rounding of scaled channel counts that timm, slim, Keras and torchvision
 * share.
 */
public final class ChannelRounding {
  /** All MobileNets and EfficientNets keep channels divisible by eight. */
  public static final int DIVISOR = 8;

  /** Rounding may not lose more than a tenth. */
  private static final double LIMIT = 0.9;

  private ChannelRounding() {}

  /**
   * The multiple of eight nearest to {@code channels} (ties up), at least eight and at least nine
   * tenths of {@code channels}.
   */
  public static int round(double channels) {
    return round(channels, DIVISOR);
  }

  /** The same with another divisor; {@code 1} rounds to the nearest integer. */
  public static int round(double channels, int divisor) {
    if (!(channels > 0)) {
      throw new IllegalArgumentException("expected a positive channel count, given " + channels);
    }
    int rounded = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
    return rounded < LIMIT * channels ? rounded + divisor : rounded;
  }
}

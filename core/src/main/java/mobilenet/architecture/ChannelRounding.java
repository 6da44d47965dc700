package mobilenet.architecture;

/**
 * "Make divisible": the rounding of scaled channel counts that timm, slim, Keras and torchvision
 * share.
 */
public final class ChannelRounding {
  /** All MobileNets and EfficientNets keep channels divisible by eight. */
  public static final int DIVISOR = 8;

  /**
   * A hundred times the widest published layer; the product of two channel counts and a kernel size
   * fits a long.
   */
  public static final int MAX_CHANNELS = 1 << 20;

  /** Rounding may not lose more than a tenth. */
  private static final double LIMIT = 0.9;

  private ChannelRounding() {}

  /**
   * The multiple of eight nearest to {@code channels} (ties go up), but at least eight and at least
   * nine tenths of {@code channels}.
   *
   * @throws IllegalArgumentException beyond {@link #MAX_CHANNELS}
   */
  public static int round(double channels) {
    return round(channels, DIVISOR);
  }

  /** Like {@link #round(double)} with another divisor; {@code 1} rounds to the nearest integer. */
  public static int round(double channels, int divisor) {
    if (!(channels > 0 && channels <= MAX_CHANNELS)) {
      throw outOfRange(Double.toString(channels));
    }
    long nearest = Math.max(divisor, (long) (channels + divisor / 2.0) / divisor * divisor);
    long rounded = nearest < LIMIT * channels ? nearest + divisor : nearest;
    if (rounded > MAX_CHANNELS) {
      throw outOfRange(channels + " to be rounded to multiples of " + divisor);
    }
    return (int) rounded;
  }

  private static IllegalArgumentException outOfRange(String given) {
    return new IllegalArgumentException(
        "expected a positive channel count of at most " + MAX_CHANNELS + ", given " + given);
  }
}

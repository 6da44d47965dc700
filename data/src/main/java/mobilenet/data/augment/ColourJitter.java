package mobilenet.data.augment;

/**
 * Random brightness, contrast and saturation, each by a factor of 1 ± its value, in random order.
 *
 * @param brightness 0 to 1
 * @param contrast 0 to 1
 * @param saturation 0 to 1
 */
public record ColourJitter(double brightness, double contrast, double saturation) {
  /** Checks the ranges. */
  public ColourJitter {
    for (double value : new double[] {brightness, contrast, saturation}) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("colour jitter must be 0 to 1, given " + value);
      }
    }
  }
}

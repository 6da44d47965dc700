package mobilenet.data.augment;

/**
 * A rectangle of noise over a normalised image, timm's {@code RandomErasing}.
 *
 * @param probability of an image to be changed
 * @param minArea smallest part of the area, above 0
 * @param maxArea largest, below 1
 * @param fill what the rectangle holds
 */
public record RandomErasing(double probability, double minArea, double maxArea, Fill fill) {
  /** timm's smallest part. */
  public static final double MIN_AREA = 0.02;

  /** timm's largest part. */
  public static final double MAX_AREA = 1.0 / 3;

  /** What the rectangle holds. */
  public enum Fill {
    /** The mean of the data: 0 after normalisation. */
    CONSTANT,
    /** One normal value a channel. */
    BLOCK,
    /** A normal value for every pixel and channel. */
    PIXEL
  }

  /** Checks the ranges. */
  public RandomErasing {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability of erasing must be 0 to 1, given " + probability);
    }
    if (!(minArea > 0 && minArea <= maxArea && maxArea < 1)) {
      throw new IllegalArgumentException(
          "erased areas must rise from above 0 to below 1, given " + minArea + " to " + maxArea);
    }
  }
}

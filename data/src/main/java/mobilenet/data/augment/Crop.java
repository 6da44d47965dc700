package mobilenet.data.augment;

/** Which part of a training image the network sees. The part is then resized to the input. */
public sealed interface Crop {

  /**
   * A random part with a random aspect ratio: timm's {@code RandomResizedCrop}, "Inception crop" of
   * the papers.
   *
   * @param minArea smallest part of the image's area, above 0
   * @param maxArea largest, at most 1
   * @param minAspect smallest width over height, above 0
   * @param maxAspect largest
   */
  record RandomResized(double minArea, double maxArea, double minAspect, double maxAspect)
      implements Crop {
    /** What timm and the papers use: 8 to 100 % of the area, 3:4 to 4:3. */
    public static final RandomResized DEFAULT = new RandomResized(0.08, 1, 3.0 / 4, 4.0 / 3);

    /** Checks the ranges. */
    public RandomResized {
      if (!(minArea > 0 && minArea <= maxArea && maxArea <= 1)) {
        throw new IllegalArgumentException(
            "crop areas must rise from above 0 to at most 1, given " + minArea + " to " + maxArea);
      }
      if (!(minAspect > 0 && minAspect <= maxAspect && maxAspect < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "crop aspect ratios must rise from above 0, given " + minAspect + " to " + maxAspect);
      }
    }
  }

  /**
   * The image shifted by up to some of its own pixels in each direction, the rest filled with
   * black: for small images.
   *
   * @param pixels border on each side, 0 or more
   */
  record PadAndCrop(int pixels) implements Crop {
    /** Checks the range. */
    public PadAndCrop {
      if (pixels < 0) {
        throw new IllegalArgumentException("padding must be 0 pixels or more, given " + pixels);
      }
    }
  }

  /** No choice: the crop of evaluation. */
  record Evaluation() implements Crop {}
}

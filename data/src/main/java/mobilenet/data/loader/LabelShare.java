package mobilenet.data.loader;

import mobilenet.data.ImageDataset;

/**
 * Images whose labels are read, and others of which they are not, with the same share of every
 * class up to one image. No image is in both.
 *
 * @param labelled at least one of every class
 * @param rest the others
 */
public record LabelShare(Selection labelled, Selection rest) {
  /** Decides which images they are where nothing else is said, so that runs can be compared. */
  public static final long SEED = 0;

  // Of its own, so that a part of the images is not the part that HoldOut draws from the same seed.
  private static final long OFFSET = 0x6c6162656cL;

  /**
   * Divides images.
   *
   * @param from the images to divide
   * @param share with labels, above 0 up to 1
   * @param seed decides which; the same gives the same parts
   * @throws IllegalArgumentException for another share
   */
  public static LabelShare of(ImageDataset dataset, Selection from, double share, long seed) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the share of images with labels must be above 0 up to 1, given " + share);
    }
    HoldOut parts = HoldOut.of(dataset, from, 1 - share, seed + OFFSET);
    return new LabelShare(parts.training(), parts.validation());
  }
}

package mobilenet.data.augment;

import java.util.random.RandomGenerator;

/**
 * The rectangle that CutMix takes from the partner: ends exclusive, inside the image.
 *
 * @param left first column
 * @param top first row
 * @param right column after the last
 * @param bottom row after the last
 */
public record CutMixBox(int left, int top, int right, int bottom) {

  /** Checks that it has corners in order. */
  public CutMixBox {
    if (left < 0 || top < 0 || right < left || bottom < top) {
      throw new IllegalArgumentException(
          "a box must have its corners in order, given columns "
              + left
              + " to "
              + right
              + " and rows "
              + top
              + " to "
              + bottom);
    }
  }

  /**
   * A box with the image's proportions and the area of the partner's share, about a random pixel;
   * what lies outside the image is cut off.
   *
   * @param share of the image itself, 0 to 1
   */
  static CutMixBox draw(double share, int width, int height, RandomGenerator random) {
    double scale = Math.sqrt(1 - share);
    // Half sides in whole pixels, as timm's: an odd side loses one.
    int halfHeight = (int) (height * scale) / 2;
    int halfWidth = (int) (width * scale) / 2;
    int y = random.nextInt(height);
    int x = random.nextInt(width);
    return new CutMixBox(
        Math.max(0, x - halfWidth),
        Math.max(0, y - halfHeight),
        Math.min(width, x + halfWidth),
        Math.min(height, y + halfHeight));
  }

  /** What is left of the image itself, 0 to 1. */
  double remainingShare(int width, int height) {
    double area = (double) (right - left) * (bottom - top);
    return 1 - area / ((double) width * height);
  }
}

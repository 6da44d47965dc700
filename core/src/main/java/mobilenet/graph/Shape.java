package mobilenet.graph;

/**
 * Shape of a feature map.
 *
 * @param channels C
 * @param height H in pixels
 * @param width W in pixels
 */
public record Shape(int channels, int height, int width) {
  /** Checks that no dimension is empty. */
  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "empty feature map " + channels + "×" + height + "×" + width);
    }
  }

  /** H·W. */
  public int pixels() {
    return height * width;
  }

  /** C·H·W. */
  public long elementCount() {
    return (long) channels * height * width;
  }
}

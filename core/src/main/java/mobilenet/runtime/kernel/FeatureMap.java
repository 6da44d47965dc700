package mobilenet.runtime.kernel;

import mobilenet.graph.Shape;

/**
 * Layout of a feature map in its array.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param pixelStride floats from one pixel to the next, at least C; floats beyond C are of no
 *     meaning: finite up to a whole vector, anything after it
 */
public record FeatureMap(int channels, int height, int width, int pixelStride) {
  /** Checks the ranges, and that an array can hold the map. */
  public FeatureMap {
    if (channels < 1 || height < 1 || width < 1 || pixelStride < channels) {
      throw new IllegalArgumentException(
          "no feature map has " + channels + "×" + height + "×" + width + ", " + pixelStride);
    }
    if ((long) height * width * pixelStride > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a feature map of "
              + channels
              + "×"
              + height
              + "×"
              + width
              + " exceeds what an array can hold; use a smaller image");
    }
  }

  /** A shape without floats between its pixels: an image. */
  public static FeatureMap dense(Shape shape) {
    return of(shape, shape.channels());
  }

  /** A shape with {@code pixelStride} floats from one pixel to the next. */
  public static FeatureMap of(Shape shape, int pixelStride) {
    return new FeatureMap(shape.channels(), shape.height(), shape.width(), pixelStride);
  }

  /** Channels, height, width. */
  public Shape shape() {
    return new Shape(channels, height, width);
  }

  /** H·W. */
  public int pixels() {
    return height * width;
  }

  /** Floats of the array that the map needs. */
  public int length() {
    return pixels() * pixelStride;
  }

  /** Index of the first channel of a pixel. */
  public int offset(int y, int x) {
    return (y * width + x) * pixelStride;
  }
}

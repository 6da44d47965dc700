package mobilenet.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * An immutable 8-bit RGB image: height × width × 3 samples from 0 to 255, rows from the top, red
 * first. A grey image has three equal samples per pixel.
 */
public final class RgbImage {
  /** Samples per pixel. */
  public static final int CHANNELS = 3;

  private static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / CHANNELS;

  private final int width;
  private final int height;
  private final byte[] samples;

  private RgbImage(int width, int height, byte[] samples) {
    this.width = width;
    this.height = height;
    this.samples = samples;
  }

  /**
   * An image of interleaved samples, which are copied.
   *
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param samples height × width × 3 unsigned bytes
   * @throws IllegalArgumentException for an empty image or another number of samples
   */
  public static RgbImage of(int width, int height, byte[] samples) {
    requireLength(width, height, CHANNELS, samples.length);
    return new RgbImage(width, height, samples.clone());
  }

  /**
   * A grey image.
   *
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param samples height × width unsigned bytes
   * @throws IllegalArgumentException for an empty image or another number of samples
   */
  public static RgbImage ofGrey(int width, int height, byte[] samples) {
    requireLength(width, height, 1, samples.length);
    byte[] rgb = new byte[sampleCount(width, height)];
    for (int i = 0; i < samples.length; i++) {
      Arrays.fill(rgb, i * CHANNELS, (i + 1) * CHANNELS, samples[i]);
    }
    return new RgbImage(width, height, rgb);
  }

  /**
   * Converts a Java image of any type. 8-bit RGB, grey and palettes keep their samples; other
   * colour spaces become sRGB. Alpha is dropped, not blended.
   *
   * @throws IllegalArgumentException if it has more pixels than an array of samples can hold
   */
  public static RgbImage of(BufferedImage image) {
    return BufferedImages.toRgb(image);
  }

  /** Takes over an array that the caller made and does not use any more. */
  static RgbImage wrap(int width, int height, byte[] samples) {
    requireLength(width, height, CHANNELS, samples.length);
    return new RgbImage(width, height, samples);
  }

  /** Length of the sample array of an image, checked against what an array can hold. */
  static int sampleCount(long width, long height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an image must have at least 1×1 pixel, given " + width + "×" + height);
    }
    if (!isPossible(width, height)) {
      throw new IllegalArgumentException(
          "an image must have at most " + MOST_PIXELS + " pixels, given " + width + "×" + height);
    }
    return (int) (width * height * CHANNELS);
  }

  /** Whether an array can hold the samples of an image that has pixels. */
  static boolean isPossible(long width, long height) {
    return width <= MOST_PIXELS / height;
  }

  private static void requireLength(int width, int height, int channels, int given) {
    int expected = sampleCount(width, height) / CHANNELS * channels;
    if (given != expected) {
      throw new IllegalArgumentException(
          "an image of "
              + width
              + "×"
              + height
              + " pixels needs "
              + expected
              + " samples, given "
              + given);
    }
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /**
   * One sample, 0 to 255.
   *
   * @param x column from the left
   * @param y row from the top
   * @param channel 0 red, 1 green, 2 blue
   * @throws IndexOutOfBoundsException outside the image
   */
  public int sample(int x, int y, int channel) {
    if (x < 0 || x >= width || y < 0 || y >= height || channel < 0 || channel >= CHANNELS) {
      throw new IndexOutOfBoundsException(
          "no sample (x "
              + x
              + ", y "
              + y
              + ", channel "
              + channel
              + ") in an image of "
              + width
              + "×"
              + height
              + " pixels and 3 channels");
    }
    return samples[(y * width + x) * CHANNELS + channel] & 0xFF;
  }

  /** A new array of the height × width × 3 samples. */
  public byte[] toByteArray() {
    return samples.clone();
  }

  /**
   * The image with every sample replaced by the pixel's luma, like Pillow's {@code convert("L")}:
   * ITU-R BT.601 weights in 16-bit fixed point, rounded.
   */
  public RgbImage toGrey() {
    byte[] grey = new byte[samples.length];
    for (int i = 0; i < samples.length; i += CHANNELS) {
      int red = samples[i] & 0xFF;
      int green = samples[i + 1] & 0xFF;
      int blue = samples[i + 2] & 0xFF;
      byte luma = (byte) ((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
      grey[i] = luma;
      grey[i + 1] = luma;
      grey[i + 2] = luma;
    }
    return new RgbImage(width, height, grey);
  }

  /**
   * A window of the image, which may extend beyond it: outside, pixels are black.
   *
   * @param left column of the window's first pixel, may be negative
   * @param top row of the window's first pixel, may be negative
   * @param windowWidth columns of the result, at least 1
   * @param windowHeight rows of the result, at least 1
   * @throws IllegalArgumentException for an empty window or one that no array can hold
   */
  public RgbImage window(int left, int top, int windowWidth, int windowHeight) {
    byte[] part = new byte[sampleCount(windowWidth, windowHeight)];
    // In long, since the end of a window far outside may exceed an int.
    int firstColumn = Math.max(left, 0);
    int columns = (int) Math.min(width, (long) left + windowWidth) - firstColumn;
    int firstRow = Math.max(top, 0);
    int endRow = (int) Math.min(height, (long) top + windowHeight);
    for (int y = firstRow; columns > 0 && y < endRow; y++) {
      int from = (y * width + firstColumn) * CHANNELS;
      int to = ((y - top) * windowWidth + firstColumn - left) * CHANNELS;
      System.arraycopy(samples, from, part, to, columns * CHANNELS);
    }
    return new RgbImage(windowWidth, windowHeight, part);
  }

  /** The image with left and right exchanged. */
  public RgbImage mirrored() {
    byte[] mirror = new byte[samples.length];
    int stride = width * CHANNELS;
    for (int row = 0; row < samples.length; row += stride) {
      int to = row + stride - CHANNELS;
      for (int from = row; from < row + stride; from += CHANNELS) {
        mirror[to] = samples[from];
        mirror[to + 1] = samples[from + 1];
        mirror[to + 2] = samples[from + 2];
        to -= CHANNELS;
      }
    }
    return new RgbImage(width, height, mirror);
  }

  /** The samples themselves, which this package must only read. */
  byte[] samples() {
    return samples;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbImage that
        && width == that.width
        && height == that.height
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return (width * 31 + height) * 31 + Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    return "RgbImage[" + width + "×" + height + "]";
  }
}

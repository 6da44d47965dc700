package mobilenet.image.webp;

import java.io.IOException;

/** Adds to each pixel what its neighbours predict; RFC 9649, 3.5.1. */
final class PredictorTransform implements Transform {
  private static final int BLACK = 0xFF000000;

  private final int width;
  private final int blockBits;
  private final int[] modes;

  private PredictorTransform(int width, int blockBits, int[] modes) {
    this.width = width;
    this.blockBits = blockBits;
    this.modes = modes;
  }

  static PredictorTransform read(BitReader bits, int width, int height) throws IOException {
    int blockBits = 2 + bits.read(3);
    int across = Transform.blocks(width, blockBits);
    int down = Transform.blocks(height, blockBits);
    return new PredictorTransform(width, blockBits, PixelReader.readHelper(bits, across, down));
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int[] undo(int[] pixels) {
    pixels[0] = sum(pixels[0], BLACK);
    for (int x = 1; x < width; x++) {
      pixels[x] = sum(pixels[x], pixels[x - 1]);
    }
    int across = Transform.blocks(width, blockBits);
    for (int row = width, y = 1; row < pixels.length; row += width, y++) {
      pixels[row] = sum(pixels[row], pixels[row - width]);
      for (int x = 1; x < width; x++) {
        int mode = modes[(y >> blockBits) * across + (x >> blockBits)] >>> 8 & 0xF;
        pixels[row + x] = sum(pixels[row + x], predict(mode, pixels, row + x));
      }
    }
    return pixels;
  }

  /** Above and right of the last column is, by the specification, this row's first pixel. */
  private int predict(int mode, int[] pixels, int at) {
    int left = pixels[at - 1];
    int aboveLeft = pixels[at - width - 1];
    int above = pixels[at - width];
    int aboveRight = pixels[at - width + 1];
    return switch (mode) {
      case 1 -> left;
      case 2 -> above;
      case 3 -> aboveRight;
      case 4 -> aboveLeft;
      case 5 -> average(average(left, aboveRight), above);
      case 6 -> average(left, aboveLeft);
      case 7 -> average(left, above);
      case 8 -> average(aboveLeft, above);
      case 9 -> average(above, aboveRight);
      case 10 -> average(average(left, aboveLeft), average(above, aboveRight));
      case 11 -> select(left, above, aboveLeft);
      case 12 -> gradient(left, above, aboveLeft);
      case 13 -> halfGradient(average(left, above), aboveLeft);
      default -> BLACK;
    };
  }

  /** Component by component, modulo 256. */
  static int sum(int a, int b) {
    int alphaAndGreen = (a & 0xFF00FF00) + (b & 0xFF00FF00);
    int redAndBlue = (a & 0x00FF00FF) + (b & 0x00FF00FF);
    return (alphaAndGreen & 0xFF00FF00) | (redAndBlue & 0x00FF00FF);
  }

  private static int average(int a, int b) {
    return (((a ^ b) & 0xFEFEFEFE) >>> 1) + (a & b);
  }

  /** The neighbour to which left + above − corner is nearer; above if both are equally near. */
  private static int select(int left, int above, int corner) {
    int toLeft = 0;
    int toAbove = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      toLeft += Math.abs(component(above, shift) - component(corner, shift));
      toAbove += Math.abs(component(left, shift) - component(corner, shift));
    }
    return toLeft < toAbove ? left : above;
  }

  private static int gradient(int left, int above, int corner) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = component(left, shift) + component(above, shift) - component(corner, shift);
      result |= clamp(value) << shift;
    }
    return result;
  }

  private static int halfGradient(int average, int corner) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = component(average, shift);
      result |= clamp(value + (value - component(corner, shift)) / 2) << shift;
    }
    return result;
  }

  private static int component(int argb, int shift) {
    return argb >>> shift & 0xFF;
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}

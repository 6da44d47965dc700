package mobilenet.image.webp;

import java.io.IOException;

/**
 * Replaces indices by the colours of a palette; a pixel's green may hold several indices; RFC 9649,
 * 3.5.4.
 */
final class PaletteTransform implements Transform {
  private final int width;
  private final int height;
  private final int[] palette;

  /** Binary logarithm of the number of indices in a pixel. */
  private final int packing;

  private PaletteTransform(int width, int height, int[] palette) {
    this.width = width;
    this.height = height;
    this.palette = palette;
    this.packing = palette.length <= 2 ? 3 : palette.length <= 4 ? 2 : palette.length <= 16 ? 1 : 0;
  }

  static PaletteTransform read(BitReader bits, int width, int height) throws IOException {
    int[] palette = PixelReader.readHelper(bits, 1 + bits.read(8), 1);
    for (int i = 1; i < palette.length; i++) {
      palette[i] = PredictorTransform.sum(palette[i], palette[i - 1]);
    }
    return new PaletteTransform(width, height, palette);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int codedWidth() {
    return Transform.blocks(width, packing);
  }

  @Override
  public int[] undo(int[] packed) {
    int[] pixels = packing == 0 ? packed : new int[Math.multiplyExact(width, height)];
    int indexBits = 8 >> packing;
    int mask = (1 << indexBits) - 1;
    int placeMask = (1 << packing) - 1;
    for (int y = 0; y < height; y++) {
      int row = y * codedWidth();
      for (int x = 0; x < width; x++) {
        int bundle = packed[row + (x >> packing)] >>> 8;
        int index = bundle >>> (indexBits * (x & placeMask)) & mask;
        // An index beyond a short palette is transparent black.
        pixels[y * width + x] = index < palette.length ? palette[index] : 0;
      }
    }
    return pixels;
  }
}

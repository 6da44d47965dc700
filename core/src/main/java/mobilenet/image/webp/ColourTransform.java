package mobilenet.image.webp;

import java.io.IOException;

/** Undoes the subtraction of parts of green and red from red and blue; RFC 9649, 3.5.2. */
final class ColourTransform implements Transform {
  private final int width;
  private final int blockBits;
  private final int[] factors;

  private ColourTransform(int width, int blockBits, int[] factors) {
    this.width = width;
    this.blockBits = blockBits;
    this.factors = factors;
  }

  static ColourTransform read(BitReader bits, int width, int height) throws IOException {
    int blockBits = 2 + bits.read(3);
    int across = Transform.blocks(width, blockBits);
    int down = Transform.blocks(height, blockBits);
    return new ColourTransform(width, blockBits, PixelReader.readHelper(bits, across, down));
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int[] undo(int[] pixels) {
    int across = Transform.blocks(width, blockBits);
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width;
      int y = i / width;
      int factor = factors[(y >> blockBits) * across + (x >> blockBits)];
      pixels[i] = undo(pixels[i], factor);
    }
    return pixels;
  }

  private static int undo(int argb, int factor) {
    int green = argb >>> 8;
    int red = (argb >>> 16) + share(factor, green);
    int blue = argb + share(factor >>> 8, green) + share(factor >>> 16, red);
    return (argb & 0xFF00FF00) | (red & 0xFF) << 16 | (blue & 0xFF);
  }

  /** 1/32 of the product of two signed bytes. */
  private static int share(int factor, int colour) {
    return ((byte) factor * (byte) colour) >> 5;
  }
}

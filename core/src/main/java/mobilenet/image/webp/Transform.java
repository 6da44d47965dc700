package mobilenet.image.webp;

import java.io.IOException;

/** A transform that the encoder applied to the pixels to save bits; RFC 9649, section 3.5. */
interface Transform {
  /**
   * Undoes it.
   *
   * @param pixels the image as read, which may be changed
   * @return the image of {@link #width()} columns
   */
  int[] undo(int[] pixels);

  /** Columns of the image after the transform is undone. */
  int width();

  /** Columns of the image before the transform is undone. */
  default int codedWidth() {
    return width();
  }

  /** How many blocks of 2 to the power of {@code bits} pixels a side takes. */
  static int blocks(int size, int bits) {
    return (size + (1 << bits) - 1) >> bits;
  }

  /** Reads a transform of an image. */
  static Transform read(int type, BitReader bits, int width, int height) throws IOException {
    return switch (type) {
      case 0 -> PredictorTransform.read(bits, width, height);
      case 1 -> ColourTransform.read(bits, width, height);
      case 2 -> new GreenTransform(width);
      case 3 -> PaletteTransform.read(bits, width, height);
      default -> throw new IOException("it has a transform of type " + type);
    };
  }
}

package mobilenet.image.webp;

import java.io.IOException;

/**
 * An image and its place on the canvas.
 *
 * @param left columns of the canvas before it
 * @param top rows of the canvas above it
 * @param width columns
 * @param height rows
 * @param bits the chunk in the file that holds it
 */
record Frame(int left, int top, int width, int height, Chunk bits) {

  /** The image that fills a canvas. */
  static Frame whole(byte[] file, Chunk bits) throws IOException {
    if (bits.type().equals("VP8L")) {
      Vp8lSize size = Vp8lSize.of(file, bits);
      return new Frame(0, 0, size.width(), size.height(), bits);
    }
    Vp8Size size = Vp8Size.of(file, bits);
    return new Frame(0, 0, size.width(), size.height(), bits);
  }

  /** The same image at a place on a canvas; the container repeats its size, which must agree. */
  Frame at(int left, int top, int width, int height) throws IOException {
    if (this.width != width || this.height != height) {
      throw new IOException(
          "its container says "
              + width
              + "×"
              + height
              + " pixels; the image inside "
              + this.width
              + "×"
              + this.height);
    }
    return new Frame(left, top, width, height, bits);
  }

  /** Its height × width × 3 samples. */
  byte[] decode(byte[] file) throws IOException {
    return bits.type().equals("VP8L")
        ? Vp8lDecoder.decode(file, bits)
        : Vp8Decoder.decode(file, bits);
  }
}

package mobilenet.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteOrder;

/**
 * Places the first frame of a GIF on its canvas, as Pillow does, since the frame may be smaller.
 * The rest of the canvas gets the transparent colour, or else the first one of the palette.
 */
final class GifCanvas {
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2C;
  private static final int SCREEN_BYTES = 13;

  private GifCanvas() {}

  static RgbImage toRgb(BufferedImage image, byte[] file) {
    RgbImage frame = RasterColours.toRgb(image);
    Bytes bytes = Bytes.of(file, ByteOrder.LITTLE_ENDIAN);
    long at = firstFrame(bytes);
    int left = bytes.u16(at + 1);
    int top = bytes.u16(at + 3);
    int width = Math.max(bytes.u16(6), left + frame.width());
    int height = Math.max(bytes.u16(8), top + frame.height());
    if (width == frame.width() && height == frame.height()) {
      return frame;
    }
    ImageSize canvas = new ImageSize(width, height);
    if (canvas.isTooLarge()) {
      throw new IllegalArgumentException(
          "its frame lies outside the canvas, which would have to be " + canvas);
    }
    return place(frame, left, top, width, height, around(image));
  }

  private static long firstFrame(Bytes file) {
    int flags = file.u8(10);
    boolean hasPalette = flags >= 0x80;
    long at = SCREEN_BYTES + (hasPalette ? 3L * (2 << (flags & 7)) : 0);
    while (file.u8(at) == EXTENSION) {
      at += 2;
      while (file.u8(at) != 0) {
        at += 1 + file.u8(at);
      }
      at++;
    }
    if (file.u8(at) != FRAME) {
      throw new IllegalArgumentException("no frame at byte " + at);
    }
    return at;
  }

  private static int around(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return palette.getRGB(Math.max(palette.getTransparentPixel(), 0));
    }
    return 0;
  }

  private static RgbImage place(
      RgbImage frame, int left, int top, int width, int height, int around) {
    byte[] rgb = new byte[RgbImage.sampleCount(width, height)];
    for (int i = 0; i < rgb.length; i += RgbImage.CHANNELS) {
      rgb[i] = (byte) (around >> 16);
      rgb[i + 1] = (byte) (around >> 8);
      rgb[i + 2] = (byte) around;
    }
    int run = frame.width() * RgbImage.CHANNELS;
    for (int y = 0; y < frame.height(); y++) {
      int to = ((top + y) * width + left) * RgbImage.CHANNELS;
      System.arraycopy(frame.samples(), y * run, rgb, to, run);
    }
    return RgbImage.wrap(width, height, rgb);
  }
}

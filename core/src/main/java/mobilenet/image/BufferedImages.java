package mobilenet.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;

/**
 * Converts images that an application made or decoded itself, which may be of any type, unlike
 * those of readers.
 */
final class BufferedImages {
  private BufferedImages() {}

  static RgbImage toRgb(BufferedImage image) {
    return keepsSamples(image.getColorModel()) ? RasterColours.toRgb(image) : converted(image);
  }

  /** Whether the stored samples can be taken as colours without conversion. */
  private static boolean keepsSamples(ColorModel model) {
    int space = model.getColorSpace().getType();
    int type = model.getTransferType();
    boolean whole =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    boolean known = space == ColorSpace.TYPE_GRAY || model.getColorSpace().isCS_sRGB();
    return whole && known && !model.isAlphaPremultiplied();
  }

  /** Row by row: the colours of all pixels at once would take four more bytes per pixel. */
  private static RgbImage converted(BufferedImage image) {
    int width = image.getWidth();
    byte[] rgb = new byte[RgbImage.sampleCount(width, image.getHeight())];
    int[] row = new int[width];
    int o = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int colour : row) {
        rgb[o++] = (byte) (colour >> 16);
        rgb[o++] = (byte) (colour >> 8);
        rgb[o++] = (byte) colour;
      }
    }
    return RgbImage.wrap(width, image.getHeight(), rgb);
  }
}

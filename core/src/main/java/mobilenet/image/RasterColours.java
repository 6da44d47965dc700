package mobilenet.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/**
 * Turns what a reader decoded into RGB, like Pillow's {@code convert("RGB")}. It uses the stored
 * samples, because a Java colour space would change the brightness of grey images and of images
 * with a profile. Alpha is dropped, not blended. 16-bit samples keep their high byte; Pillow clips
 * 16-bit grey to 255, which turns most such images white.
 */
final class RasterColours {
  private RasterColours() {}

  static RgbImage toRgb(BufferedImage image) {
    Raster raster = image.getRaster();
    return image.getColorModel() instanceof IndexColorModel palette
        ? fromPalette(raster, palette)
        : fromSamples(raster);
  }

  private static RgbImage fromPalette(Raster raster, IndexColorModel palette) {
    int[] colours = new int[palette.getMapSize()];
    palette.getRGBs(colours);
    int width = raster.getWidth();
    byte[] rgb = new byte[RgbImage.sampleCount(width, raster.getHeight())];
    int[] row = new int[width];
    int o = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int index : row) {
        // An index beyond a short palette is black, as in Pillow.
        int colour = index < colours.length ? colours[index] : 0;
        rgb[o++] = (byte) (colour >> 16);
        rgb[o++] = (byte) (colour >> 8);
        rgb[o++] = (byte) colour;
      }
    }
    return RgbImage.wrap(width, raster.getHeight(), rgb);
  }

  private static RgbImage fromSamples(Raster raster) {
    SampleModel model = raster.getSampleModel();
    int bands = raster.getNumBands();
    boolean grey = bands < RgbImage.CHANNELS;
    int width = raster.getWidth();
    byte[] rgb = new byte[RgbImage.sampleCount(width, raster.getHeight())];
    int[] row = new int[width * bands];
    int o = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int i = 0; i < row.length; i += bands) {
        for (int c = 0; c < RgbImage.CHANNELS; c++) {
          int band = grey ? 0 : c;
          rgb[o++] = (byte) toEightBits(row[i + band], model.getSampleSize(band));
        }
      }
    }
    return RgbImage.wrap(width, raster.getHeight(), rgb);
  }

  private static int toEightBits(int sample, int bits) {
    return bits >= 8 ? sample >>> (bits - 8) : sample * 255 / ((1 << bits) - 1);
  }
}

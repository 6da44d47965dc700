package mobilenet.image;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds an image's orientation in its EXIF record or, if that does not have it, in its XMP packet,
 * as Pillow's {@code exif_transpose} does. A damaged or malicious structure counts as absent.
 */
final class ExifOrientation {
  /** The code of an image that is stored upright. */
  static final int UPRIGHT = 1;

  private static final int LAST = 8;

  /** An attribute or an element, whatever the document around it looks like. */
  private static final Pattern IN_XMP = Pattern.compile("tiff:Orientation(?:=\"|>)([0-9])");

  private ExifOrientation() {}

  /** The orientation's code, 1 to 8; 1 if the file has none. */
  static int of(ImageFormat format, byte[] file) {
    try {
      ImageMetadata metadata = ImageMetadata.of(format, file);
      OptionalInt code = metadata.exif().map(ExifOrientation::ofExif).orElse(OptionalInt.empty());
      return code.isPresent()
          ? code.getAsInt()
          : metadata.xmp().map(ExifOrientation::ofXmp).orElse(UPRIGHT);
    } catch (IndexOutOfBoundsException e) {
      // A length points outside the file; the pixels may still be fine.
      return UPRIGHT;
    }
  }

  private static OptionalInt ofExif(Bytes record) {
    Bytes tiff = record;
    while (tiff.startsWith(ImageMetadata.EXIF_PREFIX)) {
      tiff = tiff.slice(ImageMetadata.EXIF_PREFIX.length(), tiff.length());
    }
    return tiff.length() == 0 ? OptionalInt.empty() : TiffOrientation.of(tiff);
  }

  private static int ofXmp(Bytes packet) {
    Matcher found = IN_XMP.matcher(packet.latin1());
    int code = found.find() ? Integer.parseInt(found.group(1)) : UPRIGHT;
    return code >= UPRIGHT && code <= LAST ? code : UPRIGHT;
  }

  /** The image as a viewer shows it. */
  static RgbImage upright(RgbImage image, int code) {
    if (code == UPRIGHT) {
      return image;
    }
    boolean transposed = code >= 5;
    boolean mirrorsX = code == 2 || code == 3 || code == 7 || code == 8;
    boolean mirrorsY = code == 3 || code == 4 || code == 6 || code == 7;
    int width = image.width();
    int height = image.height();
    // Source index of the upright image's first pixel, and steps along the source's axes.
    int origin = (mirrorsX ? width - 1 : 0) + (mirrorsY ? (height - 1) * width : 0);
    int alongX = mirrorsX ? -1 : 1;
    int alongY = mirrorsY ? -width : width;
    return transposed
        ? walk(image, height, width, origin, alongY, alongX)
        : walk(image, width, height, origin, alongX, alongY);
  }

  private static RgbImage walk(
      RgbImage image, int width, int height, int origin, int across, int down) {
    byte[] in = image.samples();
    byte[] out = new byte[in.length];
    int o = 0;
    for (int y = 0; y < height; y++) {
      int i = origin + y * down;
      for (int x = 0; x < width; x++) {
        System.arraycopy(in, i * RgbImage.CHANNELS, out, o, RgbImage.CHANNELS);
        o += RgbImage.CHANNELS;
        i += across;
      }
    }
    return RgbImage.wrap(width, height, out);
  }
}

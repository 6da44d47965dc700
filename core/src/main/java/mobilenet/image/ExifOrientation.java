package mobilenet.image;

import java.nio.ByteOrder;
import java.util.Optional;

/** Finds the EXIF orientation of a picture. A damaged or hostile structure counts as absent. */
final class ExifOrientation {
  /** The code of a picture that is stored upright. */
  static final int UPRIGHT = 1;

  private static final int ORIENTATION_TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /** The code, 1 to 8; 1 when the file has none. */
  static int of(ImageFormat format, byte[] file) {
    try {
      return exif(format, file).map(ExifOrientation::ofTiff).orElse(UPRIGHT);
    } catch (IndexOutOfBoundsException e) {
      // An offset points outside the file. The pixels may be fine all the same.
      return UPRIGHT;
    }
  }

  private static Optional<Bytes> exif(ImageFormat format, byte[] file) {
    return switch (format) {
      case JPEG -> JpegHeader.of(file).exif();
      case PNG -> ofPng(Bytes.of(file, ByteOrder.BIG_ENDIAN));
      case WEBP -> ofWebp(Bytes.of(file, ByteOrder.LITTLE_ENDIAN));
      case GIF, BMP -> Optional.empty();
    };
  }

  private static Optional<Bytes> ofPng(Bytes file) {
    long at = 8;
    while (file.has(at, 8)) {
      long length = file.u32(at);
      if (file.hasAt(at + 4, "eXIf")) {
        return Optional.of(file.slice(at + 8, length));
      }
      at += 12 + length;
    }
    return Optional.empty();
  }

  private static Optional<Bytes> ofWebp(Bytes file) {
    long at = 12;
    while (file.has(at, 8)) {
      long length = file.u32(at + 4);
      if (file.hasAt(at, "EXIF")) {
        Bytes body = file.slice(at + 8, length);
        return Optional.of(body.startsWith("Exif\0\0") ? body.slice(6, length) : body);
      }
      at += 8 + length + length % 2;
    }
    return Optional.empty();
  }

  private static int ofTiff(Bytes tiff) {
    if (!tiff.startsWith("II*\0") && !tiff.startsWith("MM\0*")) {
      return UPRIGHT;
    }
    Bytes ordered =
        tiff.withOrder(tiff.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = ordered.u32(4);
    int entries = ordered.u16(directory);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) ENTRY_BYTES * i;
      if (ordered.u16(entry) == ORIENTATION_TAG && ordered.u16(entry + 2) == SHORT) {
        int code = ordered.u16(entry + 8);
        return code >= 1 && code <= 8 ? code : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** The picture as a viewer shows it. */
  static RgbImage upright(RgbImage picture, int code) {
    if (code == UPRIGHT) {
      return picture;
    }
    boolean transposed = code >= 5;
    boolean mirrorsX = code == 2 || code == 3 || code == 7 || code == 8;
    boolean mirrorsY = code == 3 || code == 4 || code == 6 || code == 7;
    int width = picture.width();
    int height = picture.height();
    // Source index of the upright picture's first pixel, and steps along the source's axes.
    int origin = (mirrorsX ? width - 1 : 0) + (mirrorsY ? (height - 1) * width : 0);
    int alongX = mirrorsX ? -1 : 1;
    int alongY = mirrorsY ? -width : width;
    return transposed
        ? walk(picture, height, width, origin, alongY, alongX)
        : walk(picture, width, height, origin, alongX, alongY);
  }

  private static RgbImage walk(
      RgbImage picture, int width, int height, int origin, int across, int down) {
    byte[] in = picture.samples();
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

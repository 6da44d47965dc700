package mobilenet.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import mobilenet.image.webp.WebpFile;

/**
 * The metadata in an image file.
 *
 * @param exif the EXIF record, with or without {@link #EXIF_PREFIX}
 * @param xmp the XMP packet
 */
record ImageMetadata(Optional<Bytes> exif, Optional<Bytes> xmp) {
  /** What an EXIF record begins with in a JPEG segment, and sometimes elsewhere. */
  static final String EXIF_PREFIX = "Exif\0\0";

  private static final ImageMetadata NONE = new ImageMetadata(Optional.empty(), Optional.empty());

  /**
   * Reads the metadata from where the format has it.
   *
   * @throws IndexOutOfBoundsException when a length points outside the file
   */
  static ImageMetadata of(ImageFormat format, byte[] file) {
    return switch (format) {
      case JPEG -> ofJpeg(JpegHeader.of(file));
      case PNG -> PngMetadata.of(file);
      case WEBP -> ofWebp(file);
      case GIF, BMP -> NONE;
    };
  }

  private static ImageMetadata ofJpeg(JpegHeader header) {
    return new ImageMetadata(header.exif(), header.xmp());
  }

  private static ImageMetadata ofWebp(byte[] file) {
    try {
      WebpFile webp = WebpFile.of(file);
      return new ImageMetadata(
          webp.exif().map(ImageMetadata::bytes), webp.xmp().map(ImageMetadata::bytes));
    } catch (IOException e) {
      // The decoder will report it.
      return NONE;
    }
  }

  private static Bytes bytes(byte[] content) {
    return Bytes.of(content, ByteOrder.LITTLE_ENDIAN);
  }
}

package mobilenet.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import mobilenet.image.webp.WebpFile;

/**
 * What a file says beside its pixels.
 *
 * @param exif the EXIF record, with or without {@link #EXIF_PREFIX}
 * @param xmp the XMP packet
 */
record ImageMetadata(Optional<Bytes> exif, Optional<Bytes> xmp) {
  /** What marks an EXIF record in a JPEG segment, and at times elsewhere. */
  static final String EXIF_PREFIX = "Exif\0\0";

  private static final ImageMetadata NONE = new ImageMetadata(Optional.empty(), Optional.empty());

  /**
   * Looks where the format has it.
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
      // The decoder has the words for it.
      return NONE;
    }
  }

  private static Bytes bytes(byte[] content) {
    return Bytes.of(content, ByteOrder.LITTLE_ENDIAN);
  }
}

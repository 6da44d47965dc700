package mobilenet.image;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageReader;

/**
 * Decodes PNG, JPEG, BMP, GIF (first frame) and, with a plug-in for {@code javax.imageio} on the
 * class path, WebP. The samples are those of Pillow's {@code Image.open(file).convert("RGB")}: no
 * colour profile is applied and alpha is dropped. Exceptions: lossy WebP (up to 20 levels off at
 * coloured edges) and, on some JDKs, JPEG of the rare 4:4:0 subsampling, because readers upsample
 * colours more simply than Pillow's libraries do; 16-bit grey keeps its high byte, where Pillow
 * clips.
 *
 * <p>Files are not trusted: the header's size is checked before pixels get memory, and whatever a
 * reader throws becomes an {@link ImageFormatException}. One decoder serves any number of threads.
 */
public final class ImageDecoder {
  private final Orientation orientation;
  private final ImageReaders readers;

  /** A decoder that turns pictures upright. */
  public ImageDecoder() {
    this(Orientation.APPLY);
  }

  /** A decoder that applies or ignores the EXIF orientation. */
  public ImageDecoder(Orientation orientation) {
    this(orientation, ImageReaders::fromImageIo);
  }

  ImageDecoder(Orientation orientation, ImageReaders readers) {
    this.orientation = orientation;
    this.readers = readers;
  }

  /**
   * Decodes a file.
   *
   * @throws NoSuchFileException when it does not exist
   * @throws ImageFormatException when it cannot be read or is no usable picture
   */
  public RgbImage decode(Path file) throws IOException {
    return decode(PictureFile.read(file), file.toString());
  }

  /**
   * Decodes a file's content.
   *
   * @param content the whole file, not changed
   * @param name what error messages call it
   * @throws ImageFormatException when it is no usable picture
   */
  public RgbImage decode(byte[] content, String name) throws ImageFormatException {
    ImageFormat format =
        ImageFormat.of(content).orElseThrow(() -> DecodeErrors.unknownFormat(content, name));
    checkSize(headerSize(format, content, name), name);
    RgbImage picture = decode(format, content, name);
    return orientation == Orientation.APPLY
        ? ExifOrientation.upright(picture, ExifOrientation.of(format, content))
        : picture;
  }

  private RgbImage decode(ImageFormat format, byte[] content, String name)
      throws ImageFormatException {
    ImageReader reader =
        readers.forFormat(format).orElseThrow(() -> DecodeErrors.noReader(format, name));
    ByteArrayImageInputStream stream = new ByteArrayImageInputStream(content);
    try {
      // Metadata is not needed, and a damaged profile or comment must not cost the picture.
      reader.setInput(stream, true, true);
      checkSize(new PictureSize(reader.getWidth(0), reader.getHeight(0)), name);
      RgbImage picture = read(reader, format, content);
      // Plug-ins for WebP read ahead; its container's length has been checked with the header.
      if (stream.ranOut() && format != ImageFormat.WEBP) {
        throw DecodeErrors.truncated(format, name);
      }
      return picture;
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw stream.ranOut() || DecodeErrors.isEndOfFile(e)
          ? DecodeErrors.truncated(format, name, e)
          : DecodeErrors.damaged(format, name, e);
    } catch (OutOfMemoryError e) {
      throw DecodeErrors.outOfMemory(name, e);
    } finally {
      reader.dispose();
    }
  }

  private static RgbImage read(ImageReader reader, ImageFormat format, byte[] content)
      throws IOException {
    return switch (format) {
      case JPEG -> JpegHeader.of(content).colours().toRgb(reader.readRaster(0, null));
      case GIF -> GifCanvas.toRgb(reader.read(0), content);
      case PNG, BMP, WEBP -> RasterColours.toRgb(reader.read(0));
    };
  }

  private static PictureSize headerSize(ImageFormat format, byte[] content, String name)
      throws ImageFormatException {
    try {
      return PictureSize.of(format, content);
    } catch (IndexOutOfBoundsException e) {
      throw DecodeErrors.truncated(format, name, e);
    }
  }

  private static void checkSize(PictureSize size, String name) throws ImageFormatException {
    if (size.isEmpty()) {
      throw DecodeErrors.noPixels(size, name);
    }
    if (size.isTooLarge()) {
      throw DecodeErrors.tooLarge(size, name);
    }
  }
}

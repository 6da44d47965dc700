package mobilenet.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import mobilenet.image.webp.WebpFile;

/**
 * Decodes PNG, JPEG, BMP, GIF and WebP, and the first frame of animations. The samples are those of
 * Pillow's {@code Image.open(file).convert("RGB")}: no colour profile is applied and alpha is
 * dropped. There are two exceptions: JPEG with the rare 4:4:0 subsampling on some JDKs, whose
 * reader upsamples colours more simply than libjpeg does; and 16-bit grey, which keeps its high
 * byte here, while Pillow clips it.
 *
 * <p>Files are not trusted: the size in the header is checked before memory is allocated for
 * pixels, and whatever a reader throws becomes an {@link ImageFormatException}, even if memory runs
 * out. Only the file itself is opened: there is no cache on disk. Thread-safe.
 */
public final class ImageDecoder {
  private final Orientation orientation;
  private final ImageReaders readers;

  /** A decoder that turns images upright. */
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
   * @throws NoSuchFileException if it does not exist
   * @throws ImageFormatException if it cannot be read or is not a usable image
   */
  public RgbImage decode(Path file) throws IOException {
    byte[] content;
    try {
      content = ImageFile.read(file);
    } catch (OutOfMemoryError e) {
      throw ImageFormatException.outOfMemory(file.toString(), e);
    }
    return decode(content, file.toString());
  }

  /**
   * Decodes a file's content.
   *
   * @param content the whole file, not changed
   * @param name what error messages call it
   * @throws ImageFormatException if it is not a usable image
   */
  public RgbImage decode(byte[] content, String name) throws ImageFormatException {
    ImageFormat format =
        ImageFormat.of(content).orElseThrow(() -> DecodeErrors.unknownFormat(content, name));
    try {
      checkSize(headerSize(format, content, name), name);
      RgbImage image =
          format == ImageFormat.WEBP
              ? decodeWebp(content, name)
              : decodeByReader(format, content, name);
      return orientation == Orientation.APPLY
          ? ExifOrientation.upright(image, ExifOrientation.of(format, content))
          : image;
    } catch (OutOfMemoryError e) {
      throw ImageFormatException.outOfMemory(name, e);
    }
  }

  private static RgbImage decodeWebp(byte[] content, String name) throws ImageFormatException {
    try {
      WebpFile file = WebpFile.of(content);
      return RgbImage.wrap(file.width(), file.height(), file.decode());
    } catch (IOException | RuntimeException e) {
      throw DecodeErrors.damaged(ImageFormat.WEBP, name, e);
    }
  }

  private RgbImage decodeByReader(ImageFormat format, byte[] content, String name)
      throws ImageFormatException {
    ImageReader reader =
        readers.forFormat(format).orElseThrow(() -> DecodeErrors.noReader(format, name));
    ByteArrayImageInputStream stream = new ByteArrayImageInputStream(content);
    try {
      // Ignore metadata: it is not needed, and the image may be fine although a profile is damaged.
      reader.setInput(stream, true, true);
      checkSize(new ImageSize(reader.getWidth(0), reader.getHeight(0)), name);
      RgbImage image = read(reader, format, content);
      if (stream.ranOut()) {
        throw DecodeErrors.truncated(format, name);
      }
      return image;
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw DecodeErrors.ofReader(format, name, e, stream.ranOut());
    } finally {
      reader.dispose();
    }
  }

  private static RgbImage read(ImageReader reader, ImageFormat format, byte[] content)
      throws IOException {
    return switch (format) {
      case JPEG -> JpegHeader.of(content).colours().toRgb(reader.readRaster(0, null));
      case GIF -> GifCanvas.toRgb(reader.read(0), content);
      case BMP -> {
        BmpHeader.requirePixels(content);
        yield RasterColours.toRgb(reader.read(0));
      }
      default -> RasterColours.toRgb(reader.read(0));
    };
  }

  private static ImageSize headerSize(ImageFormat format, byte[] content, String name)
      throws ImageFormatException {
    try {
      return ImageSize.of(format, content);
    } catch (IndexOutOfBoundsException | EOFException e) {
      throw DecodeErrors.truncated(format, name, e);
    } catch (IOException e) {
      throw DecodeErrors.damaged(format, name, e);
    }
  }

  private static void checkSize(ImageSize size, String name) throws ImageFormatException {
    if (size.isEmpty()) {
      throw DecodeErrors.noPixels(size, name);
    }
    if (size.isTooLarge()) {
      throw DecodeErrors.tooLarge(size, name);
    }
  }
}

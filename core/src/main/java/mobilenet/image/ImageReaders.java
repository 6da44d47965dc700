package mobilenet.image;

import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Where a decoder finds the reader of a format. */
interface ImageReaders {

  /** A new reader for one thread, or empty if no plug-in knows the format. */
  Optional<ImageReader> forFormat(ImageFormat format);

  /**
   * Finds a reader in {@code javax.imageio}. The JDK's own reader is preferred: plug-ins register
   * themselves before it, but are slower and give other samples.
   */
  static Optional<ImageReader> fromImageIo(ImageFormat format) {
    Optional<ImageReader> plugIn = Optional.empty();
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if ("java.desktop".equals(reader.getClass().getModule().getName())) {
        plugIn.ifPresent(ImageReader::dispose);
        return Optional.of(reader);
      }
      if (plugIn.isPresent()) {
        reader.dispose();
      } else {
        plugIn = Optional.of(reader);
      }
    }
    return plugIn;
  }
}

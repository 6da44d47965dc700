package mobilenet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mobilenet.file.UnreadableFiles;

/** Reads image files, with errors that people can act on. */
final class ImageFile {
  /** More than {@link ImageSize#MAX_PIXELS} take uncompressed, with alpha. */
  private static final long MAX_BYTES = 1L << 30;

  private ImageFile() {}

  static byte[] read(Path file) throws IOException {
    if (Files.notExists(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such image file");
    }
    if (Files.isDirectory(file)) {
      throw new ImageFormatException(file + " is a directory; expected an image file");
    }
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new ImageFormatException(
            file + " has " + size + " bytes; expected an image of at most " + MAX_BYTES);
      }
      return Files.readAllBytes(file);
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new ImageFormatException(UnreadableFiles.sentence(file, e), e);
    }
  }
}

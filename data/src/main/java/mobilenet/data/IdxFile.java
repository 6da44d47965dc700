package mobilenet.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import mobilenet.file.UnreadableFiles;

/**
 * A file in MNIST's IDX format, gzipped or not: a magic number, big-endian dimensions, unsigned
 * bytes. Everything is checked: with data shifted by a byte, a network would be trained on noise.
 */
final class IdxFile {
  /** Magic number of images: unsigned bytes in three dimensions. */
  static final int IMAGES = 0x803;

  /** Magic number of labels: unsigned bytes in one dimension. */
  static final int LABELS = 0x801;

  /** Twenty times the largest data set in this format. */
  private static final long MAX_BYTES = 1L << 30;

  private static final int GZIP_MAGIC = 0x1F8B;

  private final Path path;
  private final int[] dimensions;
  private final byte[] data;

  private IdxFile(Path path, int[] dimensions, byte[] data) {
    this.path = path;
    this.dimensions = dimensions;
    this.data = data;
  }

  /**
   * Reads a whole file.
   *
   * @param magic what it must begin with
   */
  static IdxFile read(Path path, int magic) throws DatasetException {
    try (InputStream in = open(path)) {
      int[] dimensions = header(path, in, magic);
      long length = 1;
      for (int dimension : dimensions) {
        if (dimension < 1) {
          throw new DatasetException(
              path + " has the dimensions " + text(dimensions) + "; each must be at least 1");
        }
        length *= dimension;
        if (length > MAX_BYTES) {
          throw new DatasetException(
              path
                  + " is too large: its header says "
                  + text(dimensions)
                  + " bytes; at most "
                  + MAX_BYTES
                  + " are read");
        }
      }
      byte[] data = in.readNBytes((int) length);
      if (data.length < length) {
        throw new DatasetException(
            path
                + " is truncated: its header says "
                + text(dimensions)
                + " bytes, but only "
                + data.length
                + " follow; copy or download it again");
      }
      if (in.read() >= 0) {
        throw new DatasetException(
            path + " has more bytes than the " + text(dimensions) + " that its header says");
      }
      return new IdxFile(path, dimensions, data);
    } catch (DatasetException e) {
      throw e;
    } catch (EOFException e) {
      throw new DatasetException(path + " is truncated; copy or download it again", e);
    } catch (IOException e) {
      throw new DatasetException(UnreadableFiles.sentence(path, e), e);
    }
  }

  private static InputStream open(Path path) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(path));
    try {
      raw.mark(2);
      boolean zipped = ((raw.read() << 8) | raw.read()) == GZIP_MAGIC;
      raw.reset();
      return zipped ? new GZIPInputStream(raw, 1 << 16) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static int[] header(Path path, InputStream in, int magic) throws IOException {
    int given = int32(in);
    if (given != magic) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s is not an IDX file of %s: it begins with %08x, expected %08x",
              path,
              magic == IMAGES ? "images" : "labels",
              given,
              magic));
    }
    // The last byte of the magic number counts the dimensions.
    int[] dimensions = new int[magic & 0xFF];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = int32(in);
    }
    return dimensions;
  }

  private static int int32(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) {
      throw new EOFException("the header has no more than " + bytes.length + " bytes here");
    }
    return ByteBuffer.wrap(bytes).getInt();
  }

  private static String text(int[] dimensions) {
    StringBuilder text = new StringBuilder();
    for (int dimension : dimensions) {
      text.append(text.isEmpty() ? "" : "×").append(dimension);
    }
    return text.toString();
  }

  Path path() {
    return path;
  }

  int count() {
    return dimensions[0];
  }

  int rows() {
    return dimensions[1];
  }

  int columns() {
    return dimensions[2];
  }

  /** A copy of the bytes of some items. */
  byte[] item(int index, int items) {
    int bytes = data.length / count();
    return Arrays.copyOfRange(data, index * bytes, (index + items) * bytes);
  }
}

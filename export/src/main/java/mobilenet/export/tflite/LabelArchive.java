package mobilenet.export.tflite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Names of classes as TensorFlow Lite has them: a text file, a line each, in a zip archive behind
 * the model. Archives are read from their end and models from their start, so one file is both.
 */
final class LabelArchive {
  /** The text file. */
  static final String FILE = "labels.txt";

  /** Fixed, so that the same network always gives the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /**
   * The last record of an archive, which has no comment here, and where it says the directory is.
   */
  private static final int END = 22;

  private static final int DIRECTORY = 16;

  /** Where an entry of the directory says where the file is. */
  private static final int PLACE = 42;

  private LabelArchive() {}

  /**
   * The model with the archive behind it.
   *
   * @throws IllegalArgumentException if a name is not a line: it has a line break, or is blank
   */
  static byte[] append(byte[] model, List<String> labels) {
    labels.forEach(LabelArchive::requireLine);
    byte[] text = (String.join("\n", labels) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer archive = ByteBuffer.wrap(archive(text)).order(ByteOrder.LITTLE_ENDIAN);
    // Both places count from the start of the file, which is not that of the archive.
    int end = archive.capacity() - END;
    int entry = archive.getInt(end + DIRECTORY);
    archive.putInt(end + DIRECTORY, entry + model.length);
    archive.putInt(entry + PLACE, archive.getInt(entry + PLACE) + model.length);
    return ByteBuffer.allocate(Math.addExact(model.length, archive.capacity()))
        .put(model)
        .put(archive.array())
        .array();
  }

  /** Readers take the names by line, and many leave out blank ones: those behind would shift. */
  private static void requireLine(String label) {
    boolean several = label.indexOf('\n') >= 0 || label.indexOf('\r') >= 0;
    if (several || label.isBlank()) {
      throw new IllegalArgumentException(
          "TensorFlow Lite has the names of classes a line each, and the name \""
              + label
              + (several ? "\" has several" : "\" is blank")
              + "; change label_names in config.json");
    }
  }

  private static byte[] archive(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      ZipEntry entry = new ZipEntry(FILE);
      entry.setTimeLocal(TIME);
      // As it is, so that it can be read in place.
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(text.length);
      CRC32 sum = new CRC32();
      sum.update(text);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(text);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

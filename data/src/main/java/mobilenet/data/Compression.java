package mobilenet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of packed files, recognised by their first bytes. They must be unpacked to be used as a
 * data set.
 */
public enum Compression {
  /** What {@code gzip} makes. */
  GZIP("\u001f\u008b", "gunzip"),
  /** What {@code zip} makes. */
  ZIP("PK\u0003\u0004", "unzip"),
  /** What {@code bzip2} makes. */
  BZIP2("BZh", "bunzip2"),
  /** What {@code xz} makes. */
  XZ("\u00fd7zXZ", "unxz"),
  /** What {@code zstd} makes. */
  ZSTD("(\u00b5/\u00fd", "unzstd"),
  /** What 7-Zip makes. */
  SEVEN_ZIP("7z\u00bc\u00af", "7z x"),
  /** What RAR makes. */
  RAR("Rar!", "unrar x");

  private static final int LONGEST = 8;

  private final String magic;
  private final String command;

  Compression(String magic, String command) {
    this.magic = magic;
    this.command = command;
  }

  /**
   * How a file is packed; empty if it is not packed or cannot be read. This only serves to give
   * advice: whoever needs the content reports why it cannot be read.
   */
  public static Optional<Compression> of(Path file) {
    // Reading a pipe might wait for ever.
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
      return Arrays.stream(values()).filter(c -> start.startsWith(c.magic)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The usual name, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace("seven_zip", "7-zip");
  }

  /** What to do; continues a message after "…; ". */
  public String advice(Path file) {
    String name = ImageNames.name(file);
    String quoted = quoted(name);
    // gunzip refuses files with another ending.
    String given =
        this == GZIP && !name.matches("(?i).*\\.(gz|tgz)")
            ? "-c < " + quoted + " > unpacked"
            : quoted;
    return "unpack it first (" + command + " " + given + ")";
  }

  /** A file name, quoted for a shell. */
  private static String quoted(String name) {
    String file = name.startsWith("-") ? "./" + name : name;
    return file.matches("[\\p{L}\\p{N}._/+-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
  }
}

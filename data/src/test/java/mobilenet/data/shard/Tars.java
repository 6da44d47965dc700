package mobilenet.data.shard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a shard. */
final class Tars implements AutoCloseable {
  private final TarArchiveOutputStream out;

  Tars(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    out = new TarArchiveOutputStream(Files.newOutputStream(file));
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  Tars add(String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
    return this;
  }

  Tars add(String name, String content) throws IOException {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** An image that tells its number, and its label. */
  Tars sample(int number, String label) throws IOException {
    String key = String.format(Locale.ROOT, "%04d", number);
    return add(key + ".png", TestImages.png(number)).add(key + ".cls", label);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

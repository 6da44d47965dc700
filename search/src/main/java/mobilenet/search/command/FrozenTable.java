package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.file.AtomicFiles;
import mobilenet.file.Sha256;
import mobilenet.search.latency.LatencyTable;
import mobilenet.search.latency.LatencyTableFile;

/**
 * The one latency table of a search, from its beginning to its end.
 *
 * @param file where it is
 * @param table what it says
 * @param hash beginning of the SHA-256 of the file
 */
record FrozenTable(Path file, LatencyTable table, String hash) {
  private static final int DIGITS = 16;

  /**
   * Reads a table.
   *
   * @throws IOException if it cannot be read, or is none
   */
  static FrozenTable read(Path file) throws IOException {
    String hash = Sha256.of(Files.readAllBytes(file)).substring(0, DIGITS);
    return new FrozenTable(file, LatencyTableFile.read(file), hash);
  }

  /** Copies it, so that the search does not depend on where it came from. */
  void copyTo(Path copy) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    AtomicFiles.write(copy, out -> out.write(bytes));
  }
}

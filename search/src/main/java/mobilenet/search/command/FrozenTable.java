package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mobilenet.file.AtomicFiles;
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
    return new FrozenTable(file, LatencyTableFile.read(file), hash(Files.readAllBytes(file)));
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Copies it, so that the search does not depend on where it came from. */
  void copyTo(Path copy) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    AtomicFiles.write(copy, out -> out.write(bytes));
  }
}

package mobilenet.search.controller;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;

/**
 * The steps of a search as CSV, such as {@code controller.csv}: {@link ControllerRows} has the
 * columns. Every row is on the disk when {@link #append} returns; a file that a kill tore apart, or
 * that is ahead of the state that a search goes on from, is cut back when it is opened.
 */
public final class ControllerLog {
  private final Path file;
  private final ControllerRows format;

  private ControllerLog(Path file, ControllerRows format) {
    this.file = file;
    this.format = format;
  }

  /**
   * Opens or begins a file.
   *
   * @param sizes number of options of each decision
   * @param step rows of this step and later ones are dropped: the search does them again
   * @throws IOException if it holds another space's rows or something else
   */
  public static ControllerLog open(Path file, List<Integer> sizes, long step) throws IOException {
    ControllerLog log = new ControllerLog(file, new ControllerRows(sizes));
    List<ControllerRow> kept =
        Files.exists(file)
            ? log.format.read(file).stream().filter(r -> r.update().step() < step).toList()
            : List.of();
    String text =
        kept.stream()
            .map(row -> log.format.line(row) + "\n")
            .collect(Collectors.joining("", log.format.header() + "\n", ""));
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return log;
  }

  /** Adds a row. */
  public void append(ControllerRow row) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((format.line(row) + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}

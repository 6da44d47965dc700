package mobilenet.train.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;

/** One file of metrics, which may end in the middle of a line after a kill. */
final class MetricsFile {
  private final Path path;
  private final MetricsFormat format;

  MetricsFile(Path folder, MetricsFormat format) {
    this.path = folder.resolve(format.fileName());
    this.format = format;
  }

  Path path() {
    return path;
  }

  /** The rows of all whole lines; none if there is no file. */
  List<EpochMetrics> read() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    // Torn bytes at the end need not be text, but what is before the last line break is.
    String whole = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    whole = whole.substring(0, whole.lastIndexOf('\n') + 1);
    if (whole.isEmpty()) {
      return List.of();
    }
    if (!whole.startsWith(format.header())) {
      throw new IOException(
          path
              + ":1: expected the columns "
              + format.header().strip()
              + ", found "
              + whole.lines().findFirst().orElse("")
              + "; move the file away to go on without it");
    }
    return parse(whole.lines().toList(), (int) format.header().lines().count());
  }

  private List<EpochMetrics> parse(List<String> lines, int from) throws IOException {
    List<EpochMetrics> rows = new ArrayList<>();
    for (int i = from; i < lines.size(); i++) {
      try {
        rows.add(format.parse(lines.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            path
                + ":"
                + (i + 1)
                + ": is no row of metrics: "
                + e.getMessage()
                + "; move the file away to go on without it",
            e);
      }
    }
    return rows;
  }

  /** Replaces the file by one that has exactly these rows, unless it is that already. */
  void replace(List<EpochMetrics> rows) throws IOException {
    byte[] bytes =
        rows.stream()
            .map(row -> format.line(row) + "\n")
            .collect(Collectors.joining("", format.header(), ""))
            .getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), bytes)) {
      AtomicFiles.write(path, out -> out.write(bytes));
    }
  }

  /** Adds a row, which is on the disk when this returns. */
  void append(EpochMetrics row) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((format.line(row) + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}

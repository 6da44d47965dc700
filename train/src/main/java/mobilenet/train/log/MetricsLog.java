package mobilenet.train.log;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.train.output.OutputException;

/**
 * The metrics of a run as {@code metrics.csv} and {@code metrics.jsonl} in its folder.
 *
 * <p>A kill at any moment costs at most the row that was being written. Both files say the same, so
 * what one has lost is taken from the other. For one thread.
 */
public final class MetricsLog {
  private final List<MetricsFile> files;
  private final List<EpochMetrics> rows;
  private boolean torn;

  private MetricsLog(List<MetricsFile> files, List<EpochMetrics> rows) {
    this.files = files;
    this.rows = rows;
  }

  /**
   * The log of a new run.
   *
   * @param folder that exists and has no log
   * @throws FileAlreadyExistsException if it has one, which is not touched
   */
  public static MetricsLog start(Path folder) throws IOException {
    List<MetricsFile> files = files(folder);
    for (MetricsFile file : files) {
      if (Files.exists(file.path())) {
        throw new FileAlreadyExistsException(
            file.path().toString(), null, "is of another run; resume it or use another folder");
      }
    }
    return open(files, List.of());
  }

  /**
   * The log of a run that goes on. Rows of later epochs, which are trained again, are cut.
   *
   * @param epochs that are done, 0 or more
   * @throws IOException if a whole line is not what this class writes, or if the two files are of
   *     different runs; nothing is changed then
   */
  public static MetricsLog resume(Path folder, int epochs) throws IOException {
    List<MetricsFile> files = files(folder);
    List<EpochMetrics> longest = List.of();
    for (MetricsFile file : files) {
      longest = longer(longest, file.read(), folder);
    }
    return open(files, longest.stream().filter(row -> row.epoch() <= epochs).toList());
  }

  /** Of two equally long ones the first, which is CSV, whose losses may be infinite. */
  private static List<EpochMetrics> longer(
      List<EpochMetrics> first, List<EpochMetrics> second, Path folder) throws IOException {
    int common = Math.min(first.size(), second.size());
    for (int i = 0; i < common; i++) {
      if (first.get(i).epoch() != second.get(i).epoch()
          || first.get(i).step() != second.get(i).step()) {
        throw new IOException(
            folder
                + ": the files of metrics are of different runs: their row "
                + (i + 1)
                + " is of epoch "
                + first.get(i).epoch()
                + " in one and of "
                + second.get(i).epoch()
                + " in the other; move one of them away");
      }
    }
    List<EpochMetrics> all = new ArrayList<>(first);
    all.addAll(second.subList(common, second.size()));
    return all;
  }

  private static List<MetricsFile> files(Path folder) {
    return List.of(
        new MetricsFile(folder, MetricsFormat.CSV),
        new MetricsFile(folder, MetricsFormat.JSON_LINES));
  }

  private static MetricsLog open(List<MetricsFile> files, List<EpochMetrics> rows)
      throws IOException {
    for (MetricsFile file : files) {
      OutputException.guard(file.path(), () -> file.replace(rows));
    }
    return new MetricsLog(files, new ArrayList<>(rows));
  }

  /**
   * Adds a row, which is on the disk when this returns.
   *
   * @throws IllegalArgumentException if its epoch is before that of the last row
   * @throws IllegalStateException after a failure, which may have left half a row: {@link #resume}
   *     the log
   */
  public void append(EpochMetrics metrics) throws IOException {
    Optional<EpochMetrics> last =
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    if (last.isPresent() && metrics.epoch() < last.get().epoch()) {
      throw new IllegalArgumentException(
          "epochs must not fall, given " + metrics.epoch() + " after " + last.get().epoch());
    }
    if (torn) {
      throw new IllegalStateException("the last row could not be written; resume the log");
    }
    torn = true;
    for (MetricsFile file : files) {
      OutputException.guard(file.path(), () -> file.append(metrics));
    }
    torn = false;
    rows.add(metrics);
  }

  /** All rows, those of before a resume included. */
  public List<EpochMetrics> rows() {
    return List.copyOf(rows);
  }
}

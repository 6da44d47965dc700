package mobilenet.data.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {
  @TempDir Path dir;

  /** Prints what is wrong. */
  static final class Open {
    private Open() {}

    public static void main(String[] args) {
      try {
        DuckDb.open();
        System.out.println("open");
      } catch (DatasetException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** Opens a data set, and prints what is wrong. */
  static final class OpenFolder {
    private OpenFolder() {}

    public static void main(String[] args) throws Exception {
      try {
        ImageDatasets.open(Path.of(args[0]), Split.TRAIN);
        System.out.println("open");
      } catch (DatasetException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** As where mobilenet-data is used without this optional library. */
  @Test
  void saysWhichLibraryIsMissing() throws Exception {
    Path file = Files.createFile(dir.resolve("train-00000-of-00001.parquet"));
    String without =
        Stream.of(ChildJvm.classPath().split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("duckdb_jdbc"))
            .collect(Collectors.joining(File.pathSeparator));
    ChildJvm child =
        ChildJvm.start(
            dir.resolve("out"), List.of(), without, OpenFolder.class, List.of(dir.toString()));
    assertThat(child.waitFor()).as("%s", child.output()).isZero();
    assertThat(child.output().strip())
        .isEqualTo(
            file
                + ": DuckDB, which reads Parquet files, is not on the class path; add"
                + " org.duckdb:duckdb_jdbc to it");
  }

  @Test
  void saysThatItNeedsATemporaryFolder() throws Exception {
    String missing = dir.resolve("missing").toString();
    ChildJvm child =
        ChildJvm.start(
            dir.resolve("out"), List.of("-Djava.io.tmpdir=" + missing), Open.class, List.of());
    assertThat(child.waitFor()).as("%s", child.output()).isZero();
    assertThat(child.output().lines().filter(line -> !line.startsWith("WARNING: ")))
        .singleElement()
        .asString()
        .startsWith("DuckDB, which reads Parquet files, cannot be unpacked or loaded: ")
        .contains("in a temporary folder that can be written, now " + missing + " (");
  }
}

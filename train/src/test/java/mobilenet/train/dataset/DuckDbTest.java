package mobilenet.train.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mobilenet.data.DatasetException;
import mobilenet.train.ChildJvm;
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

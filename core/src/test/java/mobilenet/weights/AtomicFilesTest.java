package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path dir;

  @Test
  void writesAndReplaces() throws Exception {
    Path file = dir.resolve("f");
    AtomicFiles.write(file, out -> out.write('a'));
    AtomicFiles.write(file, out -> out.write('b'));
    assertThat(file).hasContent("b");
    assertThat(dir).isDirectoryContaining(file::equals);
    assertThat(dir.toFile().list()).containsExactly("f");
  }

  @Test
  void failureLeavesTheOldFileAndNoOther() throws Exception {
    Path file = Files.writeString(dir.resolve("f"), "old");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 17]);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      throw new IllegalStateException("bug");
                    }))
        .hasMessage("bug");
    assertThat(file).hasContent("old");
    assertThat(dir.toFile().list()).containsExactly("f");
  }

  @Test
  void readersNeverSeeAHalfWrittenFile() throws Exception {
    Path file = Files.writeString(dir.resolve("f"), "old");
    AtomicFiles.write(
        file,
        out -> {
          out.write(new byte[1 << 20]);
          assertThat(file).hasContent("old");
        });
    assertThat(Files.size(file)).isEqualTo(1 << 20);
  }

  @Test
  void refusesFoldersAndMissingFolders() {
    assertThatThrownBy(() -> AtomicFiles.write(dir, out -> out.write(0)))
        .hasMessageContaining("found a folder");
    assertThatThrownBy(() -> AtomicFiles.write(dir.resolve("no/f"), out -> out.write(0)))
        .hasMessageContaining("does not exist; create it first");
  }
}

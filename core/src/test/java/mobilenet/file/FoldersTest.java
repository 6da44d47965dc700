package mobilenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path dir;

  @Test
  void makesWhatIsMissing() throws Exception {
    assertThat(Folders.create(dir.resolve("a/b"))).isDirectory();
    assertThat(Folders.create(dir.resolve("a/b"))).isDirectory();
  }

  @Test
  void takesALinkToAFolder() throws Exception {
    Path real = Files.createDirectory(dir.resolve("real"));
    Path link = Files.createSymbolicLink(dir.resolve("link"), real);
    assertThat(Folders.create(link)).isSymbolicLink();
    assertThat(Folders.create(link.resolve("below"))).isDirectory();
    assertThat(real.resolve("below")).isDirectory();
  }

  @Test
  void refusesAFileInTheWay() throws Exception {
    Path file = Files.createFile(dir.resolve("file"));
    assertThatThrownBy(() -> Folders.create(file))
        .hasMessageContaining("expected a folder or nothing, found the file");
  }
}

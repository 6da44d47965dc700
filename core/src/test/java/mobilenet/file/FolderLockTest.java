package mobilenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void isHeldByOneAtATime() throws IOException {
    Path taken = folder.resolve("a/b");
    FolderLock first = FolderLock.of(taken);
    assertThatThrownBy(() -> FolderLock.of(taken))
        .isInstanceOf(IOException.class)
        .hasMessage(
            taken
                + ": another process writes to this folder; wait for its end, or give another"
                + " --output");
    first.close();
    try (FolderLock again = FolderLock.of(taken)) {
      assertThat(again).isNotNull();
      assertThat(taken.resolve(".lock")).isEmptyFile();
    }
  }

  @Test
  void aFileInTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> FolderLock.of(file)).hasMessageContaining("expected a folder");
  }
}

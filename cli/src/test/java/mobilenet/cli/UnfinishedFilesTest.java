package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFilesTest {
  @TempDir Path dir;

  @Test
  void aFolderIsRemovedAfterWhatIsInIt() throws IOException {
    try (UnfinishedFiles unfinished = new UnfinishedFiles()) {
      Path folder = Files.createDirectory(dir.resolve("folder"));
      unfinished.begun(folder);
      unfinished.begun(Files.createFile(folder.resolve("a")));
      Path renamed = Files.createFile(folder.resolve("b"));
      unfinished.begun(renamed);
      Files.move(renamed, dir.resolve("finished"));
      unfinished.end();
    }
    assertThat(dir.toFile().list()).containsExactly("finished");
  }
}

package mobilenet.search.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.data.DatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingImagesTest {
  @TempDir private Path folder;

  private void images(String name, int count) throws IOException {
    Path path = Files.createDirectories(folder.resolve("train").resolve(name));
    for (int i = 0; i < count; i++) {
      Files.write(path.resolve(i + ".png"), new byte[1]);
    }
  }

  @Test
  void aLimitLeavesNoClassOut() throws IOException {
    images("cat", 50);
    images("dog", 50);
    images("owl", 4);
    assertThatThrownBy(() -> TrainingImages.open(folder, 0.2, Optional.of(8)))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(folder + ": --limit 8 leaves no image of the class owl; raise it");
    assertThat(TrainingImages.open(folder, 0.2, Optional.empty()).parts().training().size())
        .isEqualTo(83);
  }
}

package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.image.ImageDecoder;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDatasetsTest {
  @TempDir private Path folder;

  /** Finds a train split of one grey image. */
  private static final class OneGrey implements DatasetFormat, ImageDataset {
    @Override
    public String lookedFor(Split split) {
      return split.cliName() + ".grey files";
    }

    @Override
    public Optional<ImageDataset> find(Path directory, Split split, ImageDecoder decoder) {
      return split == Split.TRAIN ? Optional.of(this) : Optional.empty();
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public List<String> classNames() {
      return List.of("grey");
    }

    @Override
    public LabelledImage get(int index) {
      return new LabelledImage("grey", 0, () -> RgbImage.ofGrey(1, 1, new byte[1]));
    }
  }

  private ImageDataset open(Split split, DatasetFormat... formats) throws IOException {
    return ImageDatasets.open(folder, split, new ImageDecoder(), List.of(formats));
  }

  @Test
  void asksOtherFormats() throws IOException {
    assertThat(open(Split.TRAIN, new OneGrey()).classNames()).containsExactly("grey");
    assertThatThrownBy(() -> open(Split.TEST, new OneGrey()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("holds no test split")
        .hasMessageEndingWith("files directly, for test.grey files");
  }

  @Test
  void classFoldersComeBeforeOtherFormats() throws IOException {
    Files.createDirectories(folder.resolve("cat"));
    Files.write(folder.resolve("cat/1.png"), new byte[1]);
    assertThat(open(Split.TRAIN, new OneGrey()).classNames()).containsExactly("cat");
  }
}

package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {
  @TempDir private Path folder;

  private ImageDataset open(String... files) throws IOException {
    for (String file : files) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, new byte[1]);
    }
    return ImageDatasets.open(folder, Split.TRAIN);
  }

  private void refuses(ImageDataset dataset, String message) {
    assertThatThrownBy(() -> TrainingData.check(dataset, folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage(message);
  }

  @Test
  void twoClassesAreEnough() throws IOException {
    ImageDataset dataset = open("cat/1.png", "dog/1.png", ".cache/x");
    TrainingData.check(dataset, folder);
    assertThat(dataset.size()).isEqualTo(2);
  }

  @Test
  void refusesAnEmptySet() {
    refuses(
        Images.of(0, 2), folder + " has no images; training needs images of at least two classes");
  }

  @Test
  void refusesOneClass() throws IOException {
    refuses(
        open("cat/1.png", "cat/2.png"),
        folder + " has one class, cat; training needs at least two");
    // Names of classes alone are no images of them.
    refuses(Images.of(1, 10), folder + " has one class, class0; training needs at least two");
  }

  @Test
  void saysWhyAClassHasNoImages() throws IOException {
    assertThatThrownBy(
            () -> TrainingData.check(open("cat/1.png", "dog/1.png", "eel/1.tif"), folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("class folder eel of")
        .hasMessageEndingWith(
            ": the images in eel are of kinds that are not read, convert them to png or jpg");
  }

  @Test
  void refusesAnEmptyClassFolder() throws IOException {
    Files.createDirectories(folder.resolve("train/eel"));
    refuses(
        open("train/cat/1.png", "train/dog/1.png", "test/fox/1.png"),
        "class folder eel, fox of "
            + folder
            + " has no images for training, and the folders of every split are classes; remove it"
            + " from all of them or add some");
  }
}

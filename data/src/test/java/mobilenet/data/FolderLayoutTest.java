package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which folders are splits and which are classes. */
class FolderLayoutTest {
  @TempDir private Path folder;

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, new byte[1]);
    }
  }

  private List<String> names(Split split) throws IOException {
    ImageDataset dataset = ImageDatasets.open(folder, split);
    return IntStream.range(0, dataset.size()).mapToObj(i -> dataset.get(i).name()).toList();
  }

  private List<String> classes() throws IOException {
    return ImageDatasets.open(folder, Split.TRAIN).classNames();
  }

  private void refuses(Split split, String... fragments) {
    assertThatThrownBy(() -> ImageDatasets.open(folder, split))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(fragments);
  }

  @ParameterizedTest
  @CsvSource({
    "Train, Test",
    "training, testing",
    "TRAINING_, TEST",
    "train, Valid",
    "Training, EVAL",
    "train, Evaluation",
    "train, validation",
  })
  void splitsHaveManyNamesInAnyCase(String train, String test) throws IOException {
    String trained = train.replace("_", "");
    write(trained + "/cat/1.png", trained + "/dog/2.png", test + "/cat/3.png", test + "/dog/4.png");
    assertThat(classes()).containsExactly("cat", "dog");
    assertThat(names(Split.TRAIN)).containsExactly("cat/1.png", "dog/2.png");
    assertThat(names(Split.TEST)).containsExactly("cat/3.png", "dog/4.png");
    DatasetOrigin origin = ImageDatasets.open(folder, Split.TEST).origin().orElseThrow();
    assertThat(origin.split()).contains(test);
    assertThat(origin.place()).isEqualTo(folder.resolve(test).toString());
  }

  @Test
  void testAndValidationAreTwoSplits() throws IOException {
    write("train/cat/1.png", "val/cat/2.png", "test/cat/3.png");
    assertThat(names(Split.TEST)).containsExactly("cat/3.png");
    assertThat(names(Split.VALIDATION)).containsExactly("cat/2.png");
    Files.delete(folder.resolve("val/cat/2.png"));
    refuses(
        Split.VALIDATION, "holds no val split: it holds test/, train/; looked for val/ or valid/");
  }

  @Test
  void aClassMayBeCalledTrain() throws IOException {
    write("train/1.png", "car/2.png", "plane/3.png");
    assertThat(classes()).containsExactly("car", "plane", "train");
    assertThat(names(Split.TRAIN)).hasSize(3).isEqualTo(names(Split.TEST));
  }

  @Test
  void foldersOfSplitsWithoutClassesAreRefused() throws IOException {
    write("Train/1.png", "Test/2.png");
    refuses(Split.TRAIN, "holds no train split: images are directly in T", "their class");
    // Kaggle's test images often have no classes.
    write("Train/cat/1.png", "Train/dog/2.png");
    assertThat(classes()).containsExactly("cat", "dog");
    refuses(Split.TEST, "holds no test split: it holds Train/");
  }

  @Test
  void aSplitBesideAClassIsUnclear() throws IOException {
    write("train/cat/1.png", "train/dog/1.png", "emu/2.png");
    refuses(Split.TRAIN, folder.resolve("train") + " has the name of a split", "cat, dog", "emu");
  }

  @Test
  void whatLiesBesideSplitsOfTheSameClassesIsLeftOut() throws IOException {
    write("train/cat/1.png", "test/cat/2.png", "train/dog/1.png", "prediction/1.png", "p.png");
    write("train/stray.png");
    ImageDataset train = ImageDatasets.open(folder, Split.TRAIN);
    assertThat(train.classNames()).containsExactly("cat", "dog");
    assertThat(train.origin().orElseThrow().skipped())
        .extracting(DatasetOrigin.Skipped::toString)
        .containsExactly(
            "images outside class folders 1", "images in prediction, which is no split 1");
  }

  @Test
  void twoFoldersOfOneSplitAreRefused() throws IOException {
    write("train/cat/1.png", "Training/cat/2.png", "test/cat/3.png");
    refuses(Split.TRAIN, folder + " has several folders for the train split", "train, Training");
    assertThat(names(Split.TEST)).containsExactly("cat/3.png");
  }

  @Test
  void emptyFoldersAreNoSplits() throws IOException {
    Files.createDirectories(folder.resolve("test/cat"));
    write("cat/1.png", "dog/1.png");
    assertThat(classes()).containsExactly("cat", "dog");
  }

  @ParameterizedTest
  @CsvSource({"archive/, archive", "a/b/, a/b", "archive/train/, archive/train"})
  void namesTheFolderThatWasMeant(String prefix, String meant) throws IOException {
    write(prefix + "cat/1.png", prefix + "dog/2.png");
    refuses(Split.TRAIN, "cat, dog; did you mean the directory " + folder.resolve(meant) + "?");
  }

  @Test
  void aFolderOfItsOwnNameInASplitIsNoClass() throws IOException {
    write("train/train/cat/1.png", "train/train/dog/2.png");
    refuses(Split.TRAIN, "did you mean the directory " + folder.resolve("train/train") + "?");
  }

  @Test
  void oneClassIsNoWrapper() throws IOException {
    write("cat/1.png", "cat/2.png", "cat/more/3.png", "cat/even/4.png");
    assertThat(classes()).containsExactly("cat");
    assertThat(names(Split.TEST)).hasSize(4);
  }
}

package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import mobilenet.image.ImageFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderDatasetTest {
  @TempDir private Path folder;

  private void write(String... names) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, png.toByteArray());
    }
  }

  private static List<String> listing(ImageDataset dataset) {
    return IntStream.range(0, dataset.size())
        .mapToObj(dataset::get)
        .map(i -> i.label() + " " + i.name())
        .toList();
  }

  @Test
  void classesAndImagesAreInTheOrderOfTheirNames() throws IOException {
    write("dog/2.png", "cat/b.JPG", "cat/a.jpeg", "dog/deep/1.webp");
    ImageDataset dataset = ImageDatasets.open(folder, Split.TRAIN);
    assertThat(dataset.classNames()).containsExactly("cat", "dog");
    assertThat(listing(dataset))
        .containsExactly("0 cat/a.jpeg", "0 cat/b.JPG", "1 dog/2.png", "1 dog/deep/1.webp");
    // The content decides the format.
    assertThat(dataset.get(0).load()).hasToString("RgbImage[3×2]");
    assertThatThrownBy(() -> dataset.get(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "val", "validation"})
  void findsSplits(String test) throws IOException {
    write("train/cat/1.png", "train/dog/2.png", test + "/cat/3.png", test + "/dog/4.png");
    assertThat(listing(ImageDatasets.open(folder, Split.TRAIN)))
        .containsExactly("0 cat/1.png", "1 dog/2.png");
    assertThat(listing(ImageDatasets.open(folder, Split.TEST)))
        .containsExactly("0 cat/3.png", "1 dog/4.png");
  }

  @Test
  void aClassThatIsMissingInOneSplitShiftsNoLabel() throws IOException {
    write("train/ant/1.png", "train/cat/2.png", "test/cat/3.png", "test/dog/4.png");
    ImageDataset test = ImageDatasets.open(folder, Split.TEST);
    assertThat(test.classNames()).containsExactly("ant", "cat", "dog");
    assertThat(test.emptyClasses()).containsExactly("ant");
    assertThat(listing(test)).containsExactly("1 cat/3.png", "2 dog/4.png");
  }

  @Test
  void whatIsNoImageIsLeftOut() throws IOException {
    write(
        "cat/1.png", "cat/._1.png", "cat/notes.txt", ".git/1.png", "readme/index.html", "top.png");
    ImageDataset dataset = ImageDatasets.open(folder, Split.TEST);
    assertThat(dataset.classNames()).containsExactly("cat");
    assertThat(listing(dataset)).containsExactly("0 cat/1.png");
    // Whoever trains on it wants to know.
    assertThat(dataset.emptyClasses()).containsExactly("readme");
  }

  @Test
  void whatIsHiddenIsLeftOutAtEveryLevel() throws IOException {
    write(
        "cat/1.png",
        "cat/.ipynb_checkpoints/1.png",
        "cat/deep/.thumbnails/normal/1.png",
        "cat/deep/__MACOSX/1.png",
        "cat/@eaDir/1.png/THUMB.jpg",
        "cat/Thumbs.db",
        "cat/desktop.ini",
        "__MACOSX/cat/1.png",
        ".Trash/cat/1.png",
        "dog/2.png",
        "dog/deep/3.png");
    ImageDataset dataset = ImageDatasets.open(folder, Split.TEST);
    assertThat(dataset.classNames()).containsExactly("cat", "dog");
    assertThat(listing(dataset)).containsExactly("0 cat/1.png", "1 dog/2.png", "1 dog/deep/3.png");
    assertThat(dataset.origin().orElseThrow().skipped()).isEmpty();
  }

  @Test
  void aHiddenFolderMayHoldAll() throws IOException {
    write(".cache/cat/1.png", ".cache/dog/2.png");
    assertThat(ImageDatasets.open(folder.resolve(".cache"), Split.TEST).size()).isEqualTo(2);
  }

  @Test
  void whatIsNotReadIsCounted() throws IOException {
    write("Coat/1.PNG", "Coat/2.jfif", "Coat/3.Jpe", "Coat/4.tif", "Coat/noending", "Coat/b.txt");
    write("Sandal/0.tif", "Sandal/1.TIF");
    Files.createDirectories(folder.resolve("Shirt"));
    ImageDataset dataset = ImageDatasets.open(folder, Split.TEST);
    assertThat(dataset.classNames()).containsExactly("Coat");
    assertThat(dataset.size()).isEqualTo(3);
    assertThat(dataset.emptyClasses()).containsExactly("Sandal", "Shirt");
    DatasetOrigin origin = dataset.origin().orElseThrow();
    assertThat(origin.unread()).containsExactly("Sandal");
    assertThat(origin.skipped())
        .extracting(DatasetOrigin.Skipped::toString)
        .containsExactly("without ending 1", ".tif 3", ".txt 1");
    assertThat(DatasetDescription.of(dataset).lines())
        .containsExactly(
            "data: class folders in "
                + folder
                + ", which has no splits: 3 images of 1 class, Coat (3)",
            "data: class folders without images: Shirt",
            "data: class folders with images only of formats that cannot be read: Sandal; convert"
                + " them to png or jpg",
            "data: left out: without ending 1, .tif 3, .txt 1");
  }

  @Test
  void numberedFoldersAreInNaturalOrder() throws IOException {
    write("1/a.png", "10/b.png", "2/c.png", "9/d.png", "Zoo/e.png", "ant/f.png");
    assertThat(ImageDatasets.open(folder, Split.TEST).classNames())
        .containsExactly("1", "2", "9", "10", "ant", "Zoo");
  }

  @Test
  void accentsAreWrittenInOneWay() throws IOException {
    write("train/cafe\u0301/1.png", "train/tea/1.png", "test/caf\u00e9/1.png");
    ImageDataset train = ImageDatasets.open(folder, Split.TRAIN);
    assertThat(train.classNames()).containsExactly("caf\u00e9", "tea");
    assertThat(train.emptyClasses()).isEmpty();
    assertThat(train.get(0).load()).hasToString("RgbImage[3×2]");
    write("train/caf\u00e9/1.png");
    assertThatThrownBy(() -> ImageDatasets.open(folder, Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll("two folders named caf\u00e9", "merge them");
  }

  @Test
  void linksAreFollowedButNotForEver() throws IOException {
    write("cat/1.png", "dog/2.png");
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("cat/gone.png"), folder.resolve("nowhere.png"));
    ImageDataset dataset = ImageDatasets.open(folder, Split.TEST);
    assertThat(listing(dataset)).containsExactly("0 cat/1.png", "0 cat/gone.png", "1 dog/2.png");
    assertThatThrownBy(() -> dataset.get(1).load()).isInstanceOf(IOException.class);
    Path loop = Files.createSymbolicLink(folder.resolve("cat/loop"), folder.resolve("cat"));
    assertThatThrownBy(() -> ImageDatasets.open(folder, Split.TEST))
        .isInstanceOf(DatasetException.class)
        .hasMessage(loop + " is a link to a folder that contains it; remove the link");
  }

  @Test
  void aBadImageIsReportedWhenItIsLoaded() throws IOException {
    write("cat/1.png", "cat/2.png");
    Files.writeString(folder.resolve("cat/1.png"), "no image");
    ImageDataset dataset = ImageDatasets.open(folder, Split.TEST);
    assertThatThrownBy(() -> dataset.get(0).load())
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("1.png");
    assertThat(dataset.get(1).load()).hasToString("RgbImage[3×2]");
  }

  @Test
  void saysWhatItLookedFor() throws IOException {
    assertThatThrownBy(() -> ImageDatasets.open(folder, Split.TEST))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(folder + " holds no test split")
        .hasMessageContainingAll(
            "it is empty", "t10k-images-idx3-ubyte[.gz]", "test/ or testing/ or val/", "png, jpg");
    write("train/cat/1.png");
    assertThatThrownBy(() -> ImageDatasets.open(folder, Split.TEST))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("holds no test split");
  }

  @Test
  void refusesAMissingDirectoryAndAFile() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> ImageDatasets.open(missing, Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessage(missing + ": there is no such data set directory");
    write("file.png");
    assertThatThrownBy(() -> ImageDatasets.open(folder.resolve("file.png"), Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("is a file");
  }
}

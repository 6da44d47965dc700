package mobilenet.data.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.data.StoredImage;
import mobilenet.image.ImageFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebDatasetFormatTest {
  private static final String SHARD = "train-000000.tar";

  @TempDir private Path folder;

  private Tars tar(String name) throws IOException {
    return new Tars(folder.resolve(name));
  }

  private ImageDataset open(Split split) throws IOException {
    return ImageDatasets.open(folder, split);
  }

  private void refuses(String... fragments) {
    assertThatThrownBy(() -> open(Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(fragments);
  }

  @Test
  void readsNumberedClasses() throws IOException {
    try (Tars first = tar(SHARD);
        Tars second = tar("train-000001.tar");
        Tars test = tar("val-000000.tar")) {
      first.sample(1, "2").sample(2, " 0\n").add("0001.json", "{}");
      first.add("./__MACOSX/._0001.png", "x").add(".thumbnails/0001.png", "x");
      // Longer than the 100 bytes of a plain header.
      String deep = "deep/".repeat(30);
      second.add("./" + deep + "7.cls", "1").add("./" + deep + "7.PNG", TestImages.png(7));
      test.sample(9, "3");
    }
    ImageDataset train = open(Split.TRAIN);
    assertThat(TestImages.contents(train)).containsExactly("2:1", "0:2", "1:7");
    // The class that only the other split has counts.
    assertThat(train.classNames()).containsExactly("0", "1", "2", "3");
    assertThat(train.get(0).name()).isEqualTo("train-000000.tar: 0001.png");
    assertThatThrownBy(() -> train.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    StoredImage stored = train.stored(2).orElseThrow();
    assertThat(stored.content().read()).isEqualTo(TestImages.png(7)).hasSize((int) stored.size());
    ImageDataset test = open(Split.TEST);
    assertThat(TestImages.contents(test)).containsExactly("3:9");
    assertThat(test.classNames()).isEqualTo(train.classNames());
  }

  @Test
  void readsNamedClasses() throws IOException {
    try (Tars train = tar("train/0.tar");
        Tars test = tar("test/0.tar")) {
      train.sample(1, "dog").sample(2, "cat");
      test.sample(3, "eel").sample(4, "dog");
    }
    assertThat(open(Split.TEST).classNames()).containsExactly("cat", "dog", "eel");
    assertThat(TestImages.contents(open(Split.TEST))).containsExactly("2:3", "1:4");
    assertThat(TestImages.contents(open(Split.TRAIN))).containsExactly("1:1", "0:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"classes.txt", "classes.json"})
  void namesComeFromAFile(String file) throws IOException {
    try (Tars train = tar("data/" + SHARD)) {
      train.sample(1, "1").sample(2, "zebra");
    }
    Files.writeString(
        folder.resolve(file),
        file.endsWith("json") ? "[\"zebra\", \"ape\", \"bee\"]" : "zebra\n ape\r\nbee\n");
    ImageDataset train = open(Split.TRAIN);
    assertThat(train.classNames()).containsExactly("zebra", "ape", "bee");
    assertThat(TestImages.contents(train)).containsExactly("1:1", "0:2");
  }

  @Test
  void refusesLabelsOutsideTheNames() throws IOException {
    try (Tars train = tar(SHARD)) {
      train.sample(1, "0").sample(2, "2");
    }
    Files.writeString(folder.resolve("classes.txt"), "ape\nbee");
    refuses(SHARD + ": 0002.cls has the label \"2\"; expected a number of 0 to 1 or a name of");
    try (Tars train = tar(SHARD)) {
      train.sample(1, "cat");
    }
    refuses("0001.cls has the label \"cat\"", "classes.txt");
    Files.writeString(folder.resolve("classes.txt"), "ape\nape");
    refuses("classes.txt must name every class once", "\"ape\" as class 1");
    Files.writeString(folder.resolve("classes.txt"), "\n");
    refuses("classes.txt names no class");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1000000", "99999999999"})
  void refusesNumbersThatAreNoClass(String label) throws IOException {
    try (Tars train = tar(SHARD)) {
      train.sample(1, label);
    }
    refuses(SHARD + ": 0001.cls has the label \"" + label + "\"", "0 to 999999");
  }

  @Test
  void refusesIncompleteSamples() throws IOException {
    try (Tars train = tar(SHARD)) {
      train.sample(1, "0").add("a/0002.jpg", "image");
    }
    refuses(SHARD + ": a/0002.jpg has no label; expected a/0002.cls");
    try (Tars train = tar(SHARD)) {
      train.sample(1, "0").add("0002.cls", "1");
    }
    refuses(SHARD + ": 0002.cls has no image");
    try (Tars train = tar(SHARD)) {
      train.sample(1, "0").add("0001.jpg", "another");
    }
    refuses(SHARD + ": 0001.jpg is of the same sample as 0001.png");
    try (Tars train = tar(SHARD)) {
      train.sample(1, " ");
    }
    refuses(SHARD + ": 0001.cls is empty");
    try (Tars train = tar(SHARD)) {
      train.add("readme.txt", "no images");
    }
    refuses(SHARD, "have no images");
  }

  @Test
  void saysWhyAnotherSplitIsRead() throws IOException {
    try (Tars train = tar("train/0.tar")) {
      train.sample(1, "0").sample(2, "1");
    }
    try (Tars test = tar("test/0.tar")) {
      test.add("0001.jpg", "image");
    }
    String wayOut =
        "; without names, the labels of all splits number the classes: name them in classes.txt, or"
            + " move this split away";
    refuses("test/0.tar: 0001.jpg has no label; expected 0001.cls", wayOut);
    try (Tars test = tar("test/0.tar")) {
      test.sample(1, "-1");
    }
    refuses("test/0.tar: 0001.cls has the label \"-1\"", wayOut);
    Files.writeString(folder.resolve("classes.txt"), "ape\nbee");
    assertThat(open(Split.TRAIN).classNames()).containsExactly("ape", "bee");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    try (Tars train = tar(SHARD)) {
      train.sample(1, "0").sample(2, "1").sample(3, "1");
    }
    Path shard = folder.resolve(SHARD);
    byte[] whole = Files.readAllBytes(shard);
    // Six headers and six contents of a block each; then blocks of zeros mark the end.
    for (int length = 0; length < 12 * 512; length += 100) {
      Files.write(shard, Arrays.copyOf(whole, length));
      refuses(SHARD + " is ", "truncated", "copy");
    }
    Files.write(shard, Arrays.copyOf(whole, 13 * 512));
    assertThat(open(Split.TRAIN).size()).isEqualTo(3);
  }

  @Test
  void refusesDamagedHeadersAndOtherFiles() throws IOException {
    try (Tars train = tar(SHARD)) {
      train.sample(1, "0").sample(2, "1");
    }
    Path shard = folder.resolve(SHARD);
    byte[] damaged = Files.readAllBytes(shard);
    damaged[1024] ^= 5;
    Files.write(shard, damaged);
    refuses(SHARD + " is damaged", "copy it again");
    Files.writeString(shard, "no tar file ".repeat(500));
    refuses(SHARD + " is a truncated or damaged tar file");
  }

  @Test
  void aBadImageIsReportedWhenItIsLoaded() throws IOException {
    try (Tars train = tar(SHARD)) {
      train.sample(1, "0").add("0002.jpg", "no image").add("0002.cls", "1");
    }
    ImageDataset train = open(Split.TRAIN);
    assertThat(TestImages.number(train, 0)).isEqualTo(1);
    assertThatThrownBy(() -> train.get(1).load())
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("train-000000.tar: 0002.jpg");
    Files.write(folder.resolve(SHARD), new byte[700]);
    assertThatThrownBy(() -> train.get(1).load())
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("train-000000.tar: 0002.jpg ends too early");
  }

  @Test
  void namedClassesAreInNaturalOrder() throws IOException {
    try (Tars train = tar("train/0.tar")) {
      train.sample(1, "b10").sample(2, "B9").sample(3, "a");
    }
    assertThat(open(Split.TRAIN).classNames()).containsExactly("a", "B9", "b10");
    assertThat(TestImages.contents(open(Split.TRAIN))).containsExactly("2:1", "1:2", "0:3");
  }

  @Test
  void refusesShardsThatAreGzippedInside() throws IOException {
    try (Tars train = tar(SHARD)) {
      train.sample(1, "0");
    }
    Path shard = folder.resolve(SHARD);
    byte[] content = Files.readAllBytes(shard);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(shard))) {
      out.write(content);
    }
    refuses(
        shard + " is compressed (gzip), though its name says tar; unpack it first (gunzip -c < ");
  }

  @Test
  void refusesCompressedShards() throws IOException {
    try (Tars test = tar("test-000000.tar")) {
      test.sample(1, "0");
    }
    Files.write(folder.resolve("train-000000.tar.gz"), new byte[10]);
    refuses("train-000000.tar.gz is compressed", "unpack it to a .tar");
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    try (Tars test = tar("test-000000.tar")) {
      test.sample(1, "0");
    }
    refuses("holds no train split", "for train-….tar shards of WebDataset");
  }
}

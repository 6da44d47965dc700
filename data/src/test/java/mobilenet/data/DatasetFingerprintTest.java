package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFingerprintTest {
  @TempDir private Path folder;

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  private DatasetFingerprint of(String root) throws IOException {
    return DatasetFingerprint.of(ImageDatasets.open(folder.resolve(root), Split.TRAIN));
  }

  private void set(String root) throws IOException {
    write(root + "/cat/1.png", "one");
    write(root + "/cat/2.png", "two");
    write(root + "/dog/3.png", "three");
  }

  @Test
  void isTheSameWhereverTheDataIs() throws IOException {
    set("a");
    set("b/deep");
    assertThat(of("a")).isEqualTo(of("b/deep"));
    assertThat(of("a").hash()).matches("[0-9a-f]{16}");
    assertThat(of("a").toString()).matches("3 images of 2 classes \\([0-9a-f]{16}\\)");
  }

  @Test
  void namesAndLabelsHaveOneOfTheirOwn() throws IOException {
    set("a");
    set("b");
    write("b/cat/2.png", "TWO");
    String names = names("a");
    assertThat(names).matches("[0-9a-f]{16}").isEqualTo(names("b"));
    Files.move(folder.resolve("b/cat/2.png"), folder.resolve("b/cat/20.png"));
    assertThat(names("b")).as("another name").isNotEqualTo(names);
    Files.move(folder.resolve("a/cat/2.png"), folder.resolve("a/dog/2.png"));
    assertThat(names("a")).as("another label").isNotEqualTo(names);
  }

  private String names(String root) throws IOException {
    return DatasetFingerprint.ofNames(ImageDatasets.open(folder.resolve(root), Split.TRAIN));
  }

  @Test
  void differsWithNamesLabelsAndContents() throws IOException {
    set("a");
    String hash = of("a").hash();
    Files.move(folder.resolve("a/dog"), folder.resolve("a/eel"));
    assertThat(of("a").hash()).as("another class").isNotEqualTo(hash);
    Files.move(folder.resolve("a/eel"), folder.resolve("a/dog"));
    assertThat(of("a").hash()).isEqualTo(hash);
    Files.move(folder.resolve("a/cat/2.png"), folder.resolve("a/dog/2.png"));
    assertThat(of("a").hash()).as("another label").isNotEqualTo(hash);
    set("b");
    Files.move(folder.resolve("b/cat/2.png"), folder.resolve("b/cat/20.png"));
    assertThat(of("b").hash()).as("another name").isNotEqualTo(hash);
    set("c");
    write("c/cat/2.png", "TWO");
    assertThat(of("c").hash()).as("another content").isNotEqualTo(hash);
    write("c/cat/2.png", "two");
    assertThat(of("c").hash()).isEqualTo(hash);
    write("c/dog/4.png", "four");
    assertThat(of("c").hash()).as("one more").isNotEqualTo(hash);
  }

  /** More images than are read: for the others, only the size counts. */
  @Test
  void sizesOfAllCount() throws IOException {
    for (int i = 0; i < 200; i++) {
      write("a/cat/" + (1000 + i) + ".png", "x");
    }
    String hash = of("a").hash();
    write("a/cat/1001.png", "xx");
    assertThat(of("a").hash()).isNotEqualTo(hash);
  }

  private record Made(List<String> names, List<Integer> labels, List<String> classNames)
      implements ImageDataset {
    @Override
    public int size() {
      return names.size();
    }

    @Override
    public LabelledImage get(int index) {
      return new LabelledImage(
          names.get(index), labels.get(index), () -> RgbImage.ofGrey(1, 1, new byte[1]));
    }

    @Override
    public Optional<StoredImage> stored(int index) {
      byte[] content = "data".getBytes(StandardCharsets.UTF_8);
      return index == 0
          ? Optional.of(new StoredImage(4, () -> content))
          : Optional.of(
              new StoredImage(
                  4,
                  () -> {
                    throw new IOException("gone");
                  }));
    }
  }

  /** By hand: Python's hashlib over big-endian 8-byte numbers and UTF-8 texts with their length. */
  @Test
  void isThatOfAnotherImplementation() {
    Made made = new Made(List.of("a/é.png", "b/2.png"), List.of(0, 1), List.of("a", "b"));
    assertThat(DatasetFingerprint.of(made).hash()).isEqualTo("d67f04bf6d209a12");
    // Accents in two characters, and another system's separator.
    Made other = new Made(List.of("a\\e\u0301.png", "b/2.png"), List.of(0, 1), List.of("a", "b"));
    assertThat(DatasetFingerprint.of(other)).isEqualTo(DatasetFingerprint.of(made));
  }
}

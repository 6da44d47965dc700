package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryContentsTest {
  @TempDir private Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, content, StandardCharsets.ISO_8859_1);
  }

  private void refuses(Path data, String... fragments) {
    assertThatThrownBy(() -> ImageDatasets.open(data, Split.TEST))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(fragments);
  }

  @Test
  void namesWhatIsThere() throws IOException {
    refuses(folder, "it is empty");
    write("a/b/x.csv", "1");
    refuses(folder, "nothing but the folder a; did you mean the directory " + folder.resolve("a"));
    write("c/y.csv", "1");
    refuses(folder, "it holds no images but other files (.csv 2)");
    write("train.tfrecord-00000-of-00001", "1");
    refuses(folder, "TFRecord files are not read");
    write("a/1.png", "1");
    Files.move(folder.resolve("a"), folder.resolve("test"));
    refuses(folder, "images are directly in test/", "a folder of its name there");
    write("1.png", "1");
    refuses(folder, "it holds images directly", "a folder of its name");
    write("photos.zip", "PK\u0003\u0004");
    refuses(folder, "it holds photos.zip; unpack it first (unzip photos.zip)");
  }

  @Test
  void namesWhatAFileIs() throws IOException {
    refuses(
        write("a.zip", "PK\u0003\u0004"),
        "a.zip is a file; expected the directory of a data set: unpack it first (unzip a.zip)");
    refuses(write("a.tar.gz", "\u001f\u008b"), "(gunzip a.tar.gz)");
    refuses(write("a.tar", "\u001f\u008b"), "(gunzip -c < a.tar > unpacked)");
    refuses(write("my set.zip", "PK\u0003\u0004"), "(unzip 'my set.zip')");
    refuses(write("it's; rm.tar", "\u001f\u008b"), "(gunzip -c < 'it'\\''s; rm.tar' > unpacked)");
    refuses(write("-f.zip", "PK\u0003\u0004"), "(unzip ./-f.zip)");
    refuses(write("train-0.TAR", "x"), "of a data set: give the folder that it is in");
    refuses(write("a.png", "x"), "a folder for each class", "classify");
    refuses(write("list.txt", "x"), "list.txt is a file; expected the directory of a data set");
  }
}

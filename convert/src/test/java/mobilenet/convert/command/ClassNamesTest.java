package mobilenet.convert.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {
  @TempDir Path dir;

  private Path file(String content) throws IOException {
    return Files.writeString(dir.resolve("names.txt"), content);
  }

  @Test
  void aNameIsALineWithoutWhatEditorsAdd() throws IOException {
    assertThat(ClassNames.read(file("\uFEFFape\r\n bee \r\n\r\ncat")))
        .containsExactly("ape", "bee", "cat");
  }

  @Test
  void aNameThatOccursTwiceIsRefused() throws IOException {
    Path file = file("ape\n\nbee\nape\n");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ClassNames.read(file))
        .withMessage(
            file
                + ":4: the class name \"ape\" is in line 1 already; give each class a name of its"
                + " own");
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws IOException {
    Path latin = Files.write(dir.resolve("l.txt"), "é".getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ClassNames.read(latin))
        .withMessageContainingAll("l.txt", "expected text in UTF-8");
  }
}

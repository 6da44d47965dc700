package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.data.DatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesOptionTest {
  private static final List<String> NUMBERS = List.of("0", "1", "2");

  @TempDir private Path dir;

  private List<String> read(String content, List<String> own) throws IOException {
    return ClassNamesOption.read(Files.writeString(dir.resolve("names.txt"), content), own);
  }

  private void refuses(String content, List<String> own, String... fragments) {
    assertThatThrownBy(() -> read(content, own))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(fragments);
  }

  @Test
  void editorsMayLeaveTheirMarks() throws IOException {
    assertThat(read("\uFEFFT-shirt/top\r\n\r\nTrouser \r\n 3\r\n\r\n", NUMBERS))
        .containsExactly("T-shirt/top", "Trouser", "3");
  }

  @Test
  void everyClassHasAName() {
    refuses("a\nb\n", NUMBERS, "names.txt: expected a name for each of the 3 classes, found 2");
    refuses("a\nb\nc\nd", NUMBERS, "names.txt", "found 4");
    refuses("a\nb\na", NUMBERS, "names.txt must name every class once", "\"a\" as class 2");
    refuses("\n\n", NUMBERS, "names.txt names no class");
    assertThatThrownBy(() -> ClassNamesOption.read(dir.resolve("none"), NUMBERS))
        .isInstanceOf(DatasetException.class)
        .hasMessage(dir.resolve("none") + ": no such file; check the path");
  }

  @Test
  void theDatasNamesInAnotherOrderAreAMistake() throws IOException {
    refuses(
        "dog\nCat\n",
        List.of("cat", "dog"),
        "names class 0 \"dog\", but that is what the data calls class 1, and class 0 \"cat\"",
        "in the order of the data's classes");
    assertThat(read("Cat\nDog\n", List.of("cat", "dog"))).containsExactly("Cat", "Dog");
    assertThat(read("1\n2\n3", NUMBERS)).containsExactly("1", "2", "3");
  }
}

package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesFileTest {
  @TempDir private Path folder;

  private List<String> names(String file, String content) throws IOException {
    return ClassNamesFile.read(Files.writeString(folder.resolve(file), content)).names();
  }

  private void refuses(String file, String content, String... fragments) {
    assertThatThrownBy(() -> names(file, content))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(fragments);
  }

  @Test
  void readsLinesAndLists() throws IOException {
    assertThat(names("classes.txt", "\uFEFFape\r\n bee \r\ncat\r\n\r\n"))
        .containsExactly("ape", "bee", "cat");
    assertThat(names("classes.json", "\uFEFF[\"ape\", \"bee, wild\"]"))
        .containsExactly("ape", "bee, wild");
    assertThat(ClassNamesFile.find(List.of(folder)).orElseThrow().names()).hasSize(3);
    assertThat(ClassNamesFile.find(List.of(folder.resolve("none")))).isEmpty();
  }

  @Test
  void refusesOthers() throws IOException {
    refuses("c.txt", "ape\nbee\nape", "c.txt must name every class once", "\"ape\" as class 2");
    refuses("c.txt", "ape\n\nbee", "c.txt must name every class once", "\"\" as class 1");
    refuses("c.txt", "\n", "c.txt names no class");
    refuses("c.json", "{\"ape\": 0}", "c.json is not a JSON list of class names");
    refuses("c.json", "[\"ape\", 1]", "c.json is not a JSON list of class names");
    refuses("c.json", "[\"ape\"", "expected a JSON list of class names: ", "c.json");
    Path latin = folder.resolve("latin.txt");
    Files.write(latin, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ClassNamesFile.read(latin))
        .hasMessage(
            latin
                + ": cannot be read: expected text in UTF-8, found bytes that are not; save the file"
                + " as UTF-8");
    assertThatThrownBy(() -> ClassNamesFile.read(folder.resolve("none.txt")))
        .hasMessage(folder.resolve("none.txt") + ": no such file; check the path");
  }
}

package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  @TempDir private Path folder;

  private CsvFile file() {
    return new CsvFile(folder.resolve("r.csv"), List.of("name", "value"));
  }

  @Test
  void growsByARowUnderOneHeader() throws IOException {
    CsvFile file = file();
    file.check();
    assertThat(file.path()).doesNotExist();
    file.append(List.of("a", "1"));
    file.append(List.of("b, the \"second\"", "two\nlines"));
    assertThat(file.path())
        .content()
        .isEqualTo("name,value\na,1\n\"b, the \"\"second\"\"\",\"two\nlines\"\n");
  }

  @Test
  void aMissingLastLineEndIsAdded() throws IOException {
    Files.writeString(file().path(), "name,value\na,1");
    file().append(List.of("b", "2"));
    assertThat(file().path()).content().isEqualTo("name,value\na,1\nb,2\n");
    Files.writeString(file().path(), "name,value");
    file().append(List.of("b", "2"));
    assertThat(file().path()).content().isEqualTo("name,value\nb,2\n");
  }

  @Test
  void whatCannotGrowIsRefusedBeforehand() throws IOException {
    Files.writeString(file().path(), "name,other\n");
    assertThatThrownBy(file()::check)
        .isInstanceOf(IOException.class)
        .hasMessage(
            file().path()
                + ": expected the columns name,value, found name,other; name another file");
    CsvFile elsewhere = new CsvFile(folder.resolve("none/r.csv"), List.of("name"));
    assertThatThrownBy(elsewhere::check)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(": its folder does not exist; create it first");
  }
}

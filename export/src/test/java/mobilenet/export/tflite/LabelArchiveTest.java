package mobilenet.export.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelArchiveTest {
  private static final byte[] MODEL =
      "not a model, but 30 bytes long".getBytes(StandardCharsets.UTF_8);

  @TempDir Path dir;

  @Test
  void theFileIsAnArchiveToo() throws IOException {
    byte[] both = LabelArchive.append(MODEL, List.of("Schuh – groß", "Tasche"));
    assertThat(both).startsWith(MODEL);
    Path file = Files.write(dir.resolve("m.tflite"), both);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream()).hasSize(1);
      assertThat(zip.getInputStream(zip.getEntry("labels.txt")))
          .hasBinaryContent("Schuh – groß\nTasche\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Readers that do not look for a start of the archive rely on it. */
  @Test
  void placesCountFromTheStartOfTheFile() {
    byte[] both = LabelArchive.append(MODEL, List.of("a"));
    ByteBuffer bytes = ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(both.length - 6);
    assertThat(bytes.getInt(directory)).isEqualTo(0x02014b50);
    assertThat(bytes.getInt(directory + 42)).isEqualTo(MODEL.length);
    assertThat(bytes.getInt(MODEL.length)).isEqualTo(0x04034b50);
  }

  @Test
  void aNameIsOneLine() {
    assertThatThrownBy(() -> LabelArchive.append(MODEL, List.of("a\nb")))
        .hasMessageContaining("the name \"a\nb\" has several");
    // It would be followed by an empty line.
    for (String ending : List.of("a\n", "a\r\n", "a\r", "\na")) {
      assertThatThrownBy(() -> LabelArchive.append(MODEL, List.of(ending, "b")))
          .hasMessageContaining("has several; change label_names in config.json");
    }
    for (String blank : List.of("", " ", "\t")) {
      assertThatThrownBy(() -> LabelArchive.append(MODEL, List.of(blank, "b")))
          .hasMessageContaining("\" is blank; change label_names");
    }
  }
}

package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir Path dir;

  /** There, nobody reads them. */
  @Test
  void optionsBeforeTheFormatAreRefused() {
    Path file = dir.resolve("m.onnx");
    String[] onnx = {"onnx", "--model", Fixtures.BUNDLED.toString(), "--output", file.toString()};
    assertThat(behind("--stacktrace", onnx).error(2))
        .isEqualTo(
            "the option \"--stacktrace\" comes after the name of a command: mobilenet export onnx"
                + " --stacktrace");
    assertThat(behind("--json", onnx).document().get("error").asText())
        .contains("comes after the name of a command");
    assertThat(file).doesNotExist();
    assertThat(behind("--jso", onnx).error(2)).startsWith("unknown option \"--jso\"");
  }

  private static String[] sized(Path file, String size) {
    return new String[] {
      "export",
      "onnx",
      "--model",
      Fixtures.BUNDLED.toString(),
      "--output",
      file.toString(),
      "--size",
      size
    };
  }

  private static Outcome behind(String option, String... command) {
    String[] line = new String[command.length + 2];
    line[0] = "export";
    line[1] = option;
    System.arraycopy(command, 0, line, 2, command.length);
    return Outcome.of(line);
  }

  @Test
  void aSizeThatNoCheckpointHasIsRefused() {
    assertThat(Outcome.of(sized(dir.resolve("m.onnx"), "8193")).error(2))
        .isEqualTo("--size must be at most 8192, given 8193");
  }

  @Test
  void withoutAFormatTheyAreNamed() {
    assertThat(Outcome.of("export").error(2)).contains("export needs one of onnx, tflite, ");
    assertThat(Outcome.of("export", "--help").out()).contains("onnx|tflite|compare|sweep");
  }
}

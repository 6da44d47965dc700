package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import mobilenet.cli.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What would fail in the process of every row is refused before the first. */
class BenchTableCommandTest {
  @TempDir private Path folder;

  private static void refuses(String sentence, String... line) {
    BenchTableCommand command = new BenchTableCommand();
    new CommandLine(command).parseArgs(line);
    assertThatThrownBy(command::call).isInstanceOf(UsageException.class).hasMessage(sentence);
  }

  @Test
  void runtimesAndNumbersAreChecked() {
    refuses(
        "--only: a peer must be one of [onnxruntime, tflite, libtorch], given \"onnx\"",
        "--only",
        "tflite,onnx");
    refuses("--threads must be from 1 to 256, given 300", "--threads", "1,300");
    refuses("--batch must be at least 1, given 0", "--batch", "0");
  }

  @Test
  void aFileNeedsTheRuntimeOfItsColumn() {
    Path file = folder.resolve("rows.csv");
    refuses(
        "--csv has a column for onnxruntime; add it to --only",
        "--only",
        "tflite",
        "--csv",
        file.toString());
    assertThat(folder).isEmptyDirectory();
  }
}

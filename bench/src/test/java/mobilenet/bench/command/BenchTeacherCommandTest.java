package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.cli.UsageException;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTeacherCommandTest {
  private static final String NETWORK = "mobilenetv4_conv_small_035";

  @TempDir private Path dir;

  private String run(String... line) {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new BenchTeacherCommand()).setOut(new PrintWriter(out)).execute(line);
    assertThat(code).isZero();
    return out.toString();
  }

  @Test
  void theDocumentAndTheCheckpoint() throws Exception {
    JsonNode document =
        new ObjectMapper()
            .readTree(
                run(
                    NETWORK,
                    "--folder",
                    dir.toString(),
                    "--size",
                    "32",
                    "--images",
                    "2",
                    "--json"));
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly(
            "model",
            "size",
            "threads",
            "fileBytes",
            "openSeconds",
            "imageSeconds",
            "heapMiB",
            "peakMiB",
            "machine");
    assertThat(document.get("imageSeconds")).hasSize(2);
    assertThat(document.get("fileBytes").asLong())
        .isEqualTo(Files.size(dir.resolve("model.safetensors")));
  }

  /** As of many of timm's checkpoints: it is at the second size that a teacher is asked. */
  @Test
  void theSizeIsThatOfTheImagesThatItSees() throws Exception {
    run(NETWORK, "--folder", dir.toString(), "--size", "32", "--images", "1");
    Path config = dir.resolve(Checkpoint.CONFIG);
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"input_size\"", "\"test_input_size\": [3, 48, 48], \"input_size\""));
    String[] line = {NETWORK, "--folder", dir.toString(), "--size", "48", "--images", "1"};
    assertThat(run(line)).startsWith(NETWORK + " at 48×48, ");
  }

  @Test
  void anotherNetworkInTheFolderIsRefused() {
    run(NETWORK, "--folder", dir.toString(), "--size", "32", "--images", "1");
    BenchTeacherCommand command = new BenchTeacherCommand();
    new CommandLine(command).parseArgs(NETWORK, "--folder", dir.toString(), "--size", "64");
    assertThatThrownBy(command::call)
        .isInstanceOf(UsageException.class)
        .hasMessage(
            dir
                + " has the network mobilenetv4_conv_small_035 at 32 pixels, expected"
                + " mobilenetv4_conv_small_035 at 64; give another --folder, or what it has");
  }
}

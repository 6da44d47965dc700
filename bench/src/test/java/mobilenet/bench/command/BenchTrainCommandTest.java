package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import mobilenet.cli.UsageException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchTrainCommandTest {
  private static final String[] LINE = {
    "mobilenetv4_conv_small_035", "--size", "32", "--batch", "2", "--steps", "1", "--json"
  };

  @Test
  void aBatchThatNoArrayHoldsIsRefused() {
    BenchTrainCommand command = new BenchTrainCommand();
    new CommandLine(command).parseArgs("--size", "4096", "--batch", "64");
    assertThatThrownBy(command::call)
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--batch must be at most 10 for images of 4096×4096, as more");
  }

  @Test
  void theDocument() throws Exception {
    StringWriter out = new StringWriter();
    int code = new CommandLine(new BenchTrainCommand()).setOut(new PrintWriter(out)).execute(LINE);
    assertThat(code).isZero();
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly(
            "model", "size", "batch", "threads", "precision", "steps", "result", "machine");
    assertThat(document.get("result").fieldNames())
        .toIterable()
        .startsWith("imagesPerSecond", "medianStepMs", "forwardMs", "backwardMs", "updateMs")
        .isSubsetOf(
            "imagesPerSecond",
            "medianStepMs",
            "forwardMs",
            "backwardMs",
            "updateMs",
            "residentMiBFirst",
            "residentMiBLast");
  }
}

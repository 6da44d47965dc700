package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTableTest {
  private static JsonNode row(String network) throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"network": "NAME", "size": 224, "batch": 1, "threads": 1,
             "peers": [{"name": "MobileNet4J", "medianMs": 2, "ratio": 1, "gflopPerSecond": 50}],
             "skipped": [{"name": "libtorch", "reason": "no such library"}]}
            """
                .replace("NAME", network));
  }

  @Test
  void runtimesThatCannotRunAreNamedOnce() throws IOException {
    StringWriter out = new StringWriter();
    RowTable.print(new PrintWriter(out, true), List.of(row("a"), row("b")));
    assertThat(out.toString().lines().toList())
        .hasSize(2 + 2 + 1)
        .last()
        .isEqualTo("libtorch was not measured: no such library");
  }
}

package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnotherStartTest {
  @TempDir private Path folder;

  /** It has said why: a sentence of ours behind its own would only say something else. */
  @Test
  void aRefusalIsPassedOnAsItIs() throws Exception {
    StringWriter out = new StringWriter();
    List<String> arguments =
        List.of(
            "latency-table",
            "--target=fake",
            "--networks=nosuch",
            "--json",
            "--output=" + folder.resolve("table.jsonl"));
    assertThat(new AnotherStart(arguments, new PrintWriter(out)).measure(3)).isPositive();
    assertThat(out.toString()).startsWith("{").contains("\"error\"").contains("nosuch");
  }
}

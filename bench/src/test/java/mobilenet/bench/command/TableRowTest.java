package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRowTest {
  @Test
  void networksHaveSizes() throws IOException {
    assertThat(TableNetwork.STANDARD).hasSize(9);
    for (TableNetwork network : TableNetwork.STANDARD) {
      assertThat(TableNetwork.of(network.name() + "@" + network.size())).isEqualTo(network);
    }
    assertThat(TableNetwork.of("mobilenetv4_conv_medium"))
        .isEqualTo(new TableNetwork("mobilenetv4_conv_medium", 256));
    assertThat(TableNetwork.of("mobilenetv4_conv_medium@224").size()).isEqualTo(224);
  }

  @Test
  void networksOfOnesOwnAreFiles(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("own@home.json");
    ArchitectureDocument.write(file, Catalogue.get("mobilenetv1_025").named("own"));
    TableNetwork network = TableNetwork.of(file + "@96");
    assertThat(network).isEqualTo(new TableNetwork(file.toString(), 96));
    assertThat(TableNetwork.of(file.toString())).isEqualTo(new TableNetwork(file.toString(), 224));
    assertThat(new TableRow(network, 1, 1).arguments(3, List.of(), Optional.empty()))
        .startsWith("bench", file.toString());
    assertThatThrownBy(() -> TableNetwork.of(dir.resolve("none.json") + "@96"))
        .hasMessageContaining("none.json: there is no such file");
    assertThatThrownBy(() -> TableNetwork.of(dir.resolve("none@home.json").toString()))
        .hasMessageContaining("none@home.json: there is no such file");
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> TableNetwork.of("mobilenetv4_conv_medum"))
        .hasMessageContaining("did you mean mobilenetv4_conv_medium");
    assertThatThrownBy(() -> TableNetwork.of("mobilenetv1_100@large"))
        .hasMessageContaining("expected NAME or NAME@SIZE", "given mobilenetv1_100@large");
    assertThatThrownBy(() -> TableNetwork.of("mobilenetv1_100@0"))
        .hasMessageContaining("at least 1");
  }

  @Test
  void allCombinationsInOrder() throws IOException {
    List<TableNetwork> networks =
        List.of(TableNetwork.of("mobilenetv1_100"), TableNetwork.of("mobilenetv2_100"));
    List<TableRow> rows = TableRow.all(networks, List.of(1, 8), List.of(1, 2));
    assertThat(rows).hasSize(8);
    assertThat(rows.get(1)).hasToString("mobilenetv1_100@224, batch 1, threads 2");
    assertThat(rows.get(7)).hasToString("mobilenetv2_100@224, batch 8, threads 2");
    assertThat(rows.get(7).arguments(3, List.of("onnxruntime"), Optional.of(Path.of("l.csv"))))
        .containsSubsequence(
            "bench", "mobilenetv2_100", "--peers", "--threads", "2", "--batch", "8")
        .containsSubsequence("--seconds", "3", "--only", "onnxruntime", "--csv", "l.csv");
  }

  @Test
  void disturbedRowsAreCounted() {
    JsonNode quiet = document("{\"othersPercent\": 1.5}");
    JsonNode busy = document("{\"othersPercent\": 48}");
    JsonNode unknown = document("{\"network\": \"a\"}");
    assertThat(RowTable.warning(List.of(quiet, unknown))).isEmpty();
    assertThat(RowTable.warning(List.of(quiet, busy)))
        .contains(
            "1 of 2 rows were measured while other processes used more than 5 % of the processors;"
                + " measure again when it is quiet");
  }

  private static JsonNode document(String json) {
    return RowProcess.Outcome.of(0, json, "").document().orElseThrow();
  }
}

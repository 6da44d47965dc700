package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.training.Slice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that trains every network with several seeds, from the command line. */
@Tag("processes")
class SeveralSeedsSearchTest {
  @TempDir private Path folder;

  @Test
  void isReportedByTheMeansOverSeeds() throws Exception {
    Path output = folder.resolve("search");
    String printed =
        Commands.mobilenet(
            folder,
            "search",
            "random",
            "--space",
            "tiny-uib",
            "--data",
            Slice.DATA.toString(),
            "--limit",
            "200",
            "--epochs",
            "1",
            "--trials",
            "2",
            "--seeds",
            "0,1,2",
            "--output",
            output.toString());
    assertThat(printed)
        .contains(
            "random search of tiny-uib, 2 networks with 3 seeds each by 2 processes into ",
            "6 of 6: ",
            ", seed 2: ",
            "random search of tiny-uib, 2 of 2 networks\n",
            "top-1, mean of 3 (sd)");

    List<Row> rows = LedgerView.read(output.resolve("ledger.jsonl")).rows();
    assertThat(rows.stream().map(row -> row.trial().key().seed()))
        .containsExactly(0L, 1L, 2L, 0L, 1L, 2L);
    double[] accuracies =
        rows.stream().mapToDouble(row -> row.measured().orElseThrow().accuracy()).toArray();

    Commands.Outcome report = Commands.search("report", output.toString(), "--json");
    JsonNode json = new ObjectMapper().readTree(report.out());
    assertThat(json.get("seeds").asInt()).isEqualTo(3);
    assertThat(json.get("trials").asInt()).isEqualTo(2);
    assertThat(json.get("tried")).hasSize(2);
    for (int network = 0; network < 2; network++) {
      JsonNode entry = json.get("tried").get(network);
      double sum = 0;
      for (int seed = 0; seed < 3; seed++) {
        double accuracy = accuracies[3 * network + seed];
        assertThat(entry.get("repeats").get("accuracies").get(seed).asDouble()).isEqualTo(accuracy);
        sum += accuracy;
      }
      assertThat(entry.get("accuracy").asDouble()).isEqualTo(sum / 3);
      assertThat(entry.get("trial").asInt()).isEqualTo(3 * network);
    }
  }
}

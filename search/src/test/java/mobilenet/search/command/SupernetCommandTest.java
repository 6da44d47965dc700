package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.supernet.RankRow;
import mobilenet.search.training.Slice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class SupernetCommandTest {
  /** 24 networks of inverted bottlenecks, at 48 pixels. */
  private static final Path ALONE = Path.of("../results/two-stage/alone.jsonl");

  @TempDir private Path folder;

  private String[] line(String size) {
    List<String> line = new ArrayList<>(List.of("supernet", "--space", "small-uib"));
    line.addAll(List.of("--size", size, "--data", Slice.DATA.toString(), "--limit", "100"));
    line.addAll(List.of("--hold-out", "0.5", "--steps", "2", "--calibration", "10"));
    line.addAll(List.of("--rank", ALONE.toString(), "--output", folder.resolve("s").toString()));
    return line.toArray(String[]::new);
  }

  @Test
  void ranksTheNetworksOfALedger() throws Exception {
    Commands.Outcome outcome = Commands.search(line("48"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("24 networks by shared weights: top-1 ");
    List<String> expected = new ArrayList<>();
    for (TriedNetwork tried : TriedNetwork.of(LedgerView.read(ALONE))) {
      expected.add(tried.trial().key().hash());
    }
    assertThat(RankRow.read(folder.resolve("s/supernet-rank.csv")).stream().map(RankRow::hash))
        .isEqualTo(expected);
  }

  @Test
  void aLedgerOfOtherNetworksIsRefusedBeforeAnythingIsTrained() {
    Commands.Outcome outcome = Commands.search(line("32"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().strip())
        .endsWith(
            "--rank "
                + ALONE
                + ": the space small-uib at 32 pixels has none of its networks; give the --space"
                + " and --size that it was made with");
    assertThat(folder.resolve("s")).doesNotExist();
  }
}

package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.search.training.Slice;
import mobilenet.search.training.SmallNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before anything is measured. */
class NetAdaptCompareCommandTest {
  @TempDir private Path folder;
  private Path results = Path.of("");
  private Path table = Path.of("");

  @BeforeEach
  void prepare() throws Exception {
    results = folder.resolve("netadapt.csv");
    table = FakeTable.write(folder.resolve("table.jsonl"));
  }

  private Path adapted(String name, long seed) throws Exception {
    Path adapted = folder.resolve(name);
    AdaptedFolders.write(adapted, seed);
    return adapted;
  }

  private String refused(Path... adapted) {
    List<String> arguments = new ArrayList<>();
    for (Path one : adapted) {
      arguments.add(one.toString());
    }
    arguments.addAll(List.of("--data", Slice.DATA.toString()));
    arguments.addAll(List.of("--latency-table", table.toString()));
    arguments.addAll(List.of("--results", results.toString()));
    Commands.Outcome outcome =
        Commands.run(new CommandLine(new NetAdaptCompareCommand()), arguments);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    return outcome.err().strip();
  }

  @Test
  void aTableOfOtherNetworks() throws Exception {
    table =
        FakeTable.write(
            folder.resolve("other.jsonl"), List.of(SmallNetwork.architecture().withWidth(3)));
    assertThat(refused(adapted("a", 1)))
        .startsWith(table + ": the table has no time for 100.0 % of what small does, more than the")
        .endsWith("; give the table that the networks were adapted with");
  }

  @Test
  void twoFoldersOfOneSeed() throws Exception {
    assertThat(refused(adapted("a", 1), adapted("b", 2), adapted("c", 1)))
        .isEqualTo("two of the folders are of one seed; give a folder of each seed");
  }

  @Test
  void resultsInAFolderThatIsMissing() throws Exception {
    results = folder.resolve("missing/netadapt.csv");
    assertThat(refused(adapted("a", 1)))
        .isEqualTo(results + ": its folder does not exist; create it first");
  }
}

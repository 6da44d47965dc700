package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.json.Json;
import mobilenet.search.latency.FakeDevice;
import mobilenet.search.latency.LatencyTable;
import mobilenet.search.latency.LatencyTableFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is done with a table, on a device of which everything is known. */
class LatencyTableCommandTest {
  @TempDir private static Path shared;
  private static Path table = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void measure() throws Exception {
    table = FakeDevice.table(shared, 12, 28);
  }

  private static Commands.Outcome latencyTable(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--target", "fake"));
    all.addAll(List.of(arguments));
    return run(all);
  }

  private static Commands.Outcome compare(String tables, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--space=tiny-uib", "--compare=" + tables));
    all.addAll(List.of(arguments));
    return run(all);
  }

  private static Commands.Outcome run(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--sizes", "28"));
    all.addAll(arguments);
    return Commands.run(new CommandLine(new LatencyTableCommand()), all);
  }

  /** The shared one, with some text replaced. */
  private Path changed(String pattern, String replacement) throws Exception {
    return Files.writeString(
        folder.resolve("changed.jsonl"), Files.readString(table).replaceAll(pattern, replacement));
  }

  @Test
  void aCheckSaysHowGoodEachModelIs() throws Exception {
    Path csv = folder.resolve("check.csv");
    Commands.Outcome outcome =
        latencyTable("--space=tiny-uib", "--check=" + table, "--held-out=9", "--results=" + csv);
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).contains("table", "linear", "macs", "roofline");
    assertThat(outcome.out())
        .containsPattern(
            "at 28 px, 8 of the table's own networks take (0.99|1.00)\\d ± 0.00\\d of");
    assertThat(Files.readAllLines(csv)).hasSize(1 + 9);
    assertThat(table.resolveSibling("table.jsonl.check.turns")).doesNotExist();
  }

  @Test
  void aTableThatIsWrongFailsItsCheck() throws Exception {
    // The steps of every second line take three times as long: no drift of the machine's speed.
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(table)) {
      lines.add(
          lines.size() % 2 == 1
              ? line.replaceFirst("\"ns\":([0-9]+)\\.?[0-9]*", "\"ns\":$10")
              : line);
    }
    Path wrong = Files.write(folder.resolve("wrong.jsonl"), lines);
    Commands.Outcome outcome =
        latencyTable("--space=tiny-uib", "--check=" + wrong, "--held-out=9", "--json");
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).containsPattern("at 28 px the table is [0-9.]+ % off, more than 2");
    assertThat(Json.parse(outcome.out(), "output").toString()).contains("problems");
  }

  /** With other classes, none of the networks drawn is the table's. */
  @Test
  void aCheckWithoutKnownNetworksSaysThatDriftIsAmongTheErrors() {
    Commands.Outcome outcome =
        latencyTable("--space=tiny-uib", "--check=" + table, "--held-out=9", "--classes=13");
    assertThat(outcome.out())
        .contains(
            "at 28 px, none of the table's own networks was found to be measured again, so that"
                + " what has become of the machine's speed since is among the errors; give the"
                + " --space, --classes and --channels that the table was measured with");
  }

  @Test
  void stepsOfOtherNetworksAreAdded() throws Exception {
    Path both = Files.copy(table, folder.resolve("both.jsonl"));
    Commands.Outcome outcome =
        latencyTable(
            "--space=tiny-uib", "--classes=13", "--carriers=8", "--add", "--output=" + both);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(LatencyTableFile.read(both).data()).hasSize(2);
    assertThat(LatencyTableFile.read(both).entries().keySet())
        .containsAll(LatencyTableFile.read(table).entries().keySet());
    Commands.Outcome without = latencyTable("--space=tiny-uib", "--output=" + both);
    assertThat(without.err()).contains("exists already; name another file, or add");
    Path nothing = folder.resolve("nothing.jsonl");
    Commands.Outcome absent = latencyTable("--space=tiny-uib", "--add", "--output=" + nothing);
    assertThat(absent.err()).contains("there is no table to add to; leave --add out");
  }

  @Test
  void whatIsAddedTwiceIsInTheTableOnce() throws Exception {
    Path both = Files.copy(table, folder.resolve("both.jsonl"));
    String[] command = {
      "--space=tiny-uib", "--classes=13", "--carriers=8", "--add", "--output=" + both
    };
    assertThat(latencyTable(command).code()).isZero();
    int networks = LatencyTableFile.read(both).carriers().size();
    assertThat(networks).isGreaterThan(LatencyTableFile.read(table).carriers().size());
    assertThat(latencyTable(command).code()).isZero();
    assertThat(LatencyTableFile.read(both).carriers())
        .hasSize(networks)
        .extracting(LatencyTable.Carrier::hash)
        .doesNotHaveDuplicates();
  }

  @Test
  void twoTablesAreCompared() throws Exception {
    Path tenfold = changed("\"(ns|whole_ns)\":([0-9]+)\\.?[0-9]*", "\"$1\":$20");
    Commands.Outcome outcome = compare(table + "," + tenfold);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines().toList().get(0))
        .isEqualTo(
            "fake on a processor, that is fake, scalar against"
                + " fake on a processor, that is fake, scalar");
    assertThat(outcome.out()).containsPattern("28 +2\\d\\d +1.000 +10.000");
    assertThat(outcome.out()).doesNotContain("kernels");
    assertThat(compare(table.toString()).err()).contains("--compare takes two tables, given 1");
  }

  /** Each with what it is given for nothing: a table, its check, and a comparison. */
  @Test
  void optionsThatMeanNothingAreRefused() {
    assertThat(compare(table + "," + table, "--add", "--busy=3", "--rounds=20").err().strip())
        .isEqualTo("--compare measures nothing: leave --add, --rounds, --busy out");
    assertThat(compare(table + "," + table, "--target=fake", "--held-out=5").err().strip())
        .isEqualTo("--compare measures nothing: leave --held-out, --target out");
    assertThat(latencyTable("--space=tiny-uib", "--check=" + table, "--carriers=5").err().strip())
        .isEqualTo("--check measures no table: leave --carriers out");
    assertThat(latencyTable("--space=tiny-uib", "--dry-run", "--held-out=5").err().strip())
        .isEqualTo("without --check a table is measured, for --output: leave --held-out out");
  }

  @Test
  void stepsOfKernelsThatAreNotHereAreSaid() throws Exception {
    Path other = changed("\"(kernels|step|refused)\":\"scalar", "\"$1\":\"older");
    Commands.Outcome outcome = compare(table + "," + other);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains(
            other
                + ": the table is of the kernels older, and networks are cut into the steps of this"
                + " machine's, scalar, as theirs are not known here");
  }
}

package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.FolderLock;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.search.latency.FakeDevice;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.training.Slice;
import mobilenet.search.tunas.SearchStages;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code search tunas}, in processes of its own. */
@Tag("processes")
class TunasCommandTest {
  private static final int STEPS = 30;
  private static final String[] TWO_STAGES = {
    "--space",
    "small-uib",
    "--stages",
    "two",
    "--target-macs",
    "1.5e6",
    "--samples",
    "2",
    "--controller-rate",
    "per-batch"
  };

  @TempDir private static Path tables;
  private static Path table = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void measure() throws Exception {
    table = FakeDevice.table(tables, 20, 28);
  }

  private static String[] arguments(Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("search", "tunas"));
    arguments.addAll(List.of("--data", Slice.DATA.toString(), "--limit", "400"));
    arguments.addAll(List.of("--hold-out", "0.5", "--steps", Integer.toString(STEPS)));
    arguments.addAll(List.of("--recipe", "fashion-mnist-search", "--calibration", "100"));
    arguments.addAll(List.of("--save-every", "0", "--output", output.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void aKilledSearchComesToTheSameFiles() throws Exception {
    String[] more = {
      "--space",
      "tiny-uib",
      "--latency-table",
      table.toString(),
      "--target-ms",
      "0.05",
      "--extract",
      "--seed",
      "2"
    };
    // At the same time, as it takes the other core.
    Path whole = folder.resolve("whole");
    ChildJvm uninterrupted = Commands.start(folder, arguments(whole, more));
    Path killed = folder.resolve("killed");
    ChildJvm search = Commands.start(folder, arguments(killed, more));
    Path log = killed.resolve("controller.csv");
    search.await(() -> Files.exists(log) && Files.readAllLines(log).size() >= 8);
    search.process().destroyForcibly().waitFor();
    String out = Commands.mobilenet(folder, arguments(killed, more));
    assertThat(out)
        .contains("images: 200 for weights, 160 for rewards, 40 for the report")
        .contains(" are done; after an interruption, the same command goes on")
        .contains("found: tiny-uib-", " of the target");
    assertThat(uninterrupted.waitFor()).as(uninterrupted.output()).isZero();
    for (String file :
        List.of(
            "supernet.safetensors",
            "controller.csv",
            "controller.svg",
            "best.json",
            "result.json",
            "best/model.safetensors")) {
      assertThat(killed.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
    }
    assertThat(
            Commands.mobilenet(
                folder,
                "evaluate",
                "--model",
                killed.resolve("best").toString(),
                "--data",
                Slice.DATA.toString()))
        .contains("top-1");
  }

  @Test
  void twoStagesFollowEachOther() throws Exception {
    Path output = folder.resolve("two");
    String out = Commands.mobilenet(folder, arguments(output, TWO_STAGES));
    assertThat(out)
        .contains("TuNAS of small-uib, coarse, ", "TuNAS of small-uib, fine, ")
        .contains("the stage coarse takes about ", "it would leave nothing to the next one");
    JsonFields result = fields(output.resolve("result.json"));
    assertThat(result.array("stages")).hasSize(2);
    assertThat(result.fields("best").string("hash"))
        .isEqualTo(
            ArchitectureDocument.hash(
                ArchitectureDocument.of(fields(output.resolve("best.json")))));
    assertThat(output.resolve("best.json"))
        .hasSameTextualContentAs(output.resolve("fine/best.json"));
    assertThat(output.resolve("coarse/controller.svg")).exists();
    assertThat(fields(output.resolve("tunas.json")).fields("controller").string("rate"))
        .isEqualTo("per-batch");
    // A header, and a row for every two networks.
    int steps =
        new ObjectMapper()
            .readTree(output.resolve("result.json").toFile())
            .at("/stages/0/steps")
            .asInt();
    assertThat(Files.readAllLines(output.resolve("coarse/controller.csv"))).hasSize(1 + steps / 2);

    String[] one = TWO_STAGES.clone();
    one[3] = "one";
    byte[] best = Files.readAllBytes(output.resolve("best.json"));
    List<String> arguments = new ArrayList<>(List.of(arguments(output, one)));
    Commands.Outcome other =
        Commands.search(arguments.subList(1, arguments.size()).toArray(String[]::new));
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err().strip())
        .isEqualTo(
            output.resolve("tunas.json")
                + ": is of another training: stages was \"two\", here \"one\"; give the same"
                + " settings, or another --output");
    assertThat(output.resolve("best.json")).hasBinaryContent(best);
  }

  @Test
  void aTargetThatLeavesNothingToTheSecondStage() throws Exception {
    SearchSpace union = ShippedSpaces.get("small-uib").suited(1, 28, 10);
    SearchSpace coarse = SearchStages.TWO.space(union, 0, Optional.empty());
    long largest = coarse.costBounds().maxMacs();
    assertThat(refusedInTwoStages(Long.toString(largest)))
        .startsWith("of a budget of ")
        .contains("of the stage coarse would take about ", "; give a lower target, or --stages");
    long beyond = union.costBounds().maxMacs();
    assertThat(beyond).isGreaterThan(largest);
    assertThat(refusedInTwoStages(Long.toString(beyond)))
        .startsWith(
            "mobilenet: stage coarse: the target of " + beyond + " multiply-accumulates is");
  }

  private String refusedInTwoStages(String target) {
    List<String> arguments =
        List.of(
            arguments(
                folder.resolve("no room"),
                "--space",
                "small-uib",
                "--stages",
                "two",
                "--target-macs",
                target));
    Commands.Outcome outcome =
        Commands.search(arguments.subList(1, arguments.size()).toArray(String[]::new));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(folder.resolve("no room")).doesNotExist();
    return outcome.err().strip();
  }

  @Test
  void twoAtOnceInOneFolder() throws Exception {
    Path output = folder.resolve("busy");
    try (FolderLock lock = FolderLock.of(output)) {
      assertThat(lock).isNotNull();
      List<String> arguments =
          List.of(arguments(output, "--space", "tiny-uib", "--target-macs", "1.2e6"));
      Commands.Outcome outcome =
          Commands.search(arguments.subList(1, arguments.size()).toArray(String[]::new));
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err().strip())
          .isEqualTo(
              output
                  + ": another process writes to this folder; wait for its end, or give another"
                  + " --output");
      assertThat(output.resolve("tunas.json")).doesNotExist();
    }
  }

  private static JsonFields fields(Path file) throws Exception {
    return JsonFields.root(Json.read(file), file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hold-out 1 | --hold-out must be between 0 and 1, given 1.0",
        "--steps 0 | --steps must be at least 1, given 0",
        "--budget -1 | --budget must be above 0, given -1.0",
        "--budget 1e9 --steps 5 | --budget and --steps exclude each other; give one",
        "--stages three | --stages must be one of one, two, given \"three\"",
        "--calibration 1 | --calibration must be at least 2, given 1",
        "--samples 0 | --samples must be at least 1, given 0",
        "--samples 9 --steps 8 | --samples must be at most --steps, given 9 and 8",
        "--controller-rate fast | --controller-rate must be one of same-sum, per-batch, given",
        "--target-ms 1 | --target-ms needs --latency-table FILE; the command latency-table measures"
            + " one",
        "--target-macs 5 | the target of 5 multiply-accumulates is unreachable",
        "--stages two | stages[1][1] has no block such as the first stage needs",
        "--rank ../results/two-stage/alone.jsonl | --rank ../results/two-stage/alone.jsonl: the space"
            + " tiny-uib at 28 pixels has none of its networks; give the --space and --size",
        "--hold-out 0.001 --limit 1000 | 1 images are held out, too few for rewards and a report",
      })
  void whatIsRefused(String options, String sentence) {
    Path output = folder.resolve("refused");
    List<String> arguments =
        new ArrayList<>(List.of("tunas", "--space", "tiny-uib", "--data", Slice.DATA.toString()));
    arguments.addAll(List.of("--output", output.toString()));
    arguments.addAll(List.of(options.split(" ", -1)));
    Commands.Outcome outcome = Commands.search(arguments.toArray(String[]::new));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().strip()).startsWith(sentence);
    assertThat(output).doesNotExist();
  }
}

package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.search.training.Slice;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code search tunas}, in processes of its own. */
class TunasCommandTest {
  private static final int STEPS = 30;
  private static final long POLL_MS = 5;
  private static final long LONGEST_MS = 120_000;

  @TempDir private Path folder;

  private static String[] arguments(Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("search", "tunas"));
    arguments.addAll(List.of("--data", Slice.DATA.toString(), "--limit", "400"));
    arguments.addAll(List.of("--hold-out", "0.5", "--steps", Integer.toString(STEPS)));
    arguments.addAll(List.of("--recipe", "fashion-mnist-search", "--calibration", "100"));
    arguments.addAll(List.of("--save-every", "0", "--output", output.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static void await(ChildJvm search, Path log, int rows) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MS);
    while (!Files.exists(log) || Files.readAllLines(log).size() < rows) {
      assertThat(search.process().isAlive()).as(search.output()).isTrue();
      assertThat(System.nanoTime()).as("gave up waiting: " + search.output()).isLessThan(end);
      Thread.sleep(POLL_MS);
    }
  }

  @Test
  void aKilledSearchComesToTheSameFiles() throws Exception {
    String[] more = {"--space", "tiny-uib", "--target-macs", "1.2e6", "--extract", "--seed", "2"};
    Path killed = folder.resolve("killed");
    ChildJvm search = Commands.start(folder, arguments(killed, more));
    await(search, killed.resolve("controller.csv"), 8);
    search.process().destroyForcibly().waitFor();
    String out = Commands.mobilenet(folder, arguments(killed, more));
    assertThat(out)
        .contains("images: 200 for weights, 160 for rewards, 40 for the report")
        .contains(" are done; after an interruption, the same command goes on")
        .contains("found: tiny-uib-", " of the target");
    Path whole = folder.resolve("whole");
    Commands.mobilenet(folder, arguments(whole, more));
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
    String out =
        Commands.mobilenet(
            folder,
            arguments(output, "--space", "small-uib", "--stages", "two", "--target-macs", "1.5e6"));
    assertThat(out).contains("TuNAS of small-uib, coarse, ", "TuNAS of small-uib, fine, ");
    JsonFields result = fields(output.resolve("result.json"));
    assertThat(result.array("stages")).hasSize(2);
    assertThat(result.fields("best").string("hash"))
        .isEqualTo(
            ArchitectureDocument.hash(
                ArchitectureDocument.of(fields(output.resolve("best.json")))));
    assertThat(output.resolve("best.json"))
        .hasSameTextualContentAs(output.resolve("fine/best.json"));
    assertThat(output.resolve("coarse/controller.svg")).exists();
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
        "--target-ms 1 | --target-ms needs --latency-table FILE; the command latency-table measures"
            + " one",
        "--target-macs 5 | the target of 5 multiply-accumulates is unreachable",
        "--stages two | stages[1][1] has no block such as the first stage needs",
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

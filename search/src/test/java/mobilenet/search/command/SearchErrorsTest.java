package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobilenet.file.FolderLock;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonWriter;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.training.Slice;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensorsWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search refuses before anything is trained, in one sentence each. */
class SearchErrorsTest {
  @TempDir private Path folder;
  private Path output = Path.of("");

  @BeforeEach
  void setOutput() {
    output = folder.resolve("out");
  }

  private String refused(String space, String... more) {
    List<String> arguments = new ArrayList<>(List.of("random", "--space", space));
    arguments.addAll(List.of("--data", Slice.DATA.toString(), "--output", output.toString()));
    arguments.addAll(List.of(more));
    Commands.Outcome outcome = Commands.search(arguments.toArray(String[]::new));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    List<String> sentences =
        outcome.err().lines().filter(line -> !line.startsWith("data: ")).toList();
    assertThat(sentences).hasSize(1);
    return sentences.get(0);
  }

  private String file(JsonObject document) throws IOException {
    return Files.writeString(folder.resolve("mine.json"), JsonWriter.pretty(document)).toString();
  }

  private static JsonObject tiny() {
    return ShippedSpaces.get("tiny-uib").toJson();
  }

  @Test
  void anUnreachableTarget() {
    assertThat(refused("tiny-uib", "--target-macs", "1000"))
        .startsWith("the target of 1000 multiply-accumulates is unreachable: the networks")
        .endsWith("; give another --target-macs");
    assertThat(output).doesNotExist();
  }

  @Test
  void anUnknownSpace() {
    assertThat(refused("tiny-ui"))
        .isEqualTo("--space: unknown space \"tiny-ui\"; did you mean tiny-uib?");
  }

  /** There, nobody reads it. */
  @Test
  void anOptionBeforeTheKindOfSearch() {
    Commands.Outcome outcome = Commands.search("--stacktrace", "random", "--space", "tiny-uib");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("nknown option").contains("--stacktrace");
  }

  @Test
  void noData() {
    Commands.Outcome outcome = Commands.search("random", "--space", "tiny-uib");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().strip()).isEqualTo("--data DIR is missing: the images to learn from");
  }

  @Test
  void aSpaceWithAnUnknownKey() throws IOException {
    assertThat(refused(file(tiny().with("colour", "red"))))
        .contains("mine.json", "colour")
        .doesNotContain("internal");
  }

  @Test
  void anEmptyOrContradictorySpace() throws IOException {
    JsonObject empty = tiny().with("activation", new JsonString("{}"));
    assertThat(refused(file(empty))).startsWith(folder.resolve("mine.json").toString());
    String contradictory =
        JsonWriter.pretty(tiny())
            .replace("\"uir_r1_a0_k3_s2_e$e_c48\"", "\"uir_r1_a0_k0_s2_e$e_c48\"");
    assertThat(contradictory).isNotEqualTo(JsonWriter.pretty(tiny()));
    Path file = Files.writeString(folder.resolve("contradictory.json"), contradictory);
    assertThat(refused(file.toString())).startsWith(file + ": stages[1][0]");
  }

  @Test
  void aSpaceThatChoosesTheImageSize() throws IOException {
    JsonObject input =
        JsonObject.EMPTY.with("channels", 1L).with("size", new JsonString("{28,32}"));
    assertThat(refused(file(tiny().with("input", input)))).contains("input.size");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--reward absolute | --reward absolute needs --target-macs N, or --target-ms MS",
        "--target-ms 0.1 | --target-ms needs --latency-table FILE; the command latency-table measures one",
        "--target-ms 0.1 --target-macs 1e6 | --target-macs and --target-ms exclude each other; give one",
        "--target-ms 0 | --target-ms must be above 0, given 0.0",
        "--reward accuracy --target-macs 1e6 | --reward accuracy has no target; leave --target-macs out, or give another reward",
        "--reward soft | --reward must be one of accuracy, absolute, mnasnet-soft, mnasnet-hard, v3-small, given \"soft\"",
        "--target-macs 0 | --target-macs must be above 0, given 0.0",
        "--trials 0 | --trials must be at least 1, given 0",
        "--epochs 0 | --epochs must be at least 1, given 0",
        "--seeds 3,0,3 | --seeds must be different numbers, as the same seed gives the same training; given 3,0,3",
        "--workers 0 | --workers must be from 1 to 256, given 0",
        "--limit 0 | --limit must be at least 1, given 0",
        "--hold-out 1 | --hold-out must be between 0 and 1, given 1.0",
        "--recipe fashion-mnist-serch | --recipe: unknown recipe \"fashion-mnist-serch\"; did you mean fashion-mnist-search or fashion-mnist-supernet?",
      })
  void optionsThatContradictOrAreOutOfRange(String options, String sentence) {
    assertThat(refused("tiny-uib", options.split(" ", -1))).isEqualTo(sentence);
  }

  @Test
  void aRecipeForFineTuning() {
    assertThat(refused("tiny-uib", "--recipe", "fine-tune-small"))
        .startsWith("the recipe fine-tune-small is for fine-tuning, and the networks of a search");
  }

  @Test
  void theFolderOfAnotherSearch() throws Exception {
    Commands.mobilenet(
        folder,
        "search",
        "random",
        "--space",
        "tiny-uib",
        "--data",
        Slice.DATA.toString(),
        "--limit",
        "100",
        "--epochs",
        "1",
        "--trials",
        "1",
        "--output",
        output.toString());
    String[] same = {"--limit", "100", "--epochs", "1", "--trials", "1"};
    assertThat(refusedWith(same, "--epochs", "2")).contains("holds another search: the recipe was");
    assertThat(refusedWith(same, "--limit", "120")).contains("holds another search: the data was");
    assertThat(refusedWith(same, "--seed", "7")).contains("holds another search: the seed was 0");
    assertThat(refusedWith(same, "--seeds", "0,1"))
        .contains("holds another search: the seed was 0, here [0,1]");
    assertThat(refusedWith(same, "--target-macs", "1e6"))
        .contains("holds another search: the reward was");
    assertThat(refused("mobilenetv4-coarse", "--limit", "100", "--epochs", "1"))
        .contains("holds another search: the space was")
        .endsWith("; give the same, or another --output");
  }

  private String refusedWith(String[] same, String option, String value) {
    List<String> options = new ArrayList<>(List.of(same));
    int at = options.indexOf(option);
    if (at >= 0) {
      options.set(at + 1, value);
    } else {
      options.addAll(List.of(option, value));
    }
    return refused("tiny-uib", options.toArray(String[]::new));
  }

  @Test
  void aFolderWithSomethingElse() throws IOException {
    Files.createDirectory(output);
    Files.writeString(output.resolve("best.json"), "{}");
    assertThat(refused("tiny-uib"))
        .endsWith("best.json would be overwritten; move it away or give another --output");
  }

  @Test
  void aReportOfNoSearch() {
    Commands.Outcome outcome = Commands.search("report", folder.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(
            folder
                + " has no search.json and ledger.jsonl; give the folder of a search, its --output");
  }

  @Test
  void noSubcommand() {
    assertThat(Commands.search().err())
        .contains("search needs one of random, evolution, supernet, tunas, report, table and");
  }

  private String refusedSupernet(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("supernet", "--space", "tiny-uib", "--data", Slice.DATA.toString()));
    arguments.addAll(List.of("--output", output.toString()));
    arguments.addAll(List.of(more));
    Commands.Outcome outcome = Commands.search(arguments.toArray(String[]::new));
    assertThat(outcome.code()).isEqualTo(1);
    return outcome.err().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hold-out 1 | --hold-out must be between 0 and 1, given 1.0",
        "--steps 0 | --steps must be at least 1, given 0",
        "--networks 0 | --networks must be at least 1, given 0",
        "--calibration 1 | --calibration must be at least 2, given 1",
        "--save-every -1 | --save-every must be at least 0, given -1",
        "--recipe fine-tune-small | the recipe fine-tune-small is for fine-tuning, and the networks of a search have no weights; give one that trains from scratch",
      })
  void aSupernetWithOptionsOutOfRange(String options, String sentence) {
    assertThat(refusedSupernet(options.split(" ", -1))).isEqualTo(sentence);
    assertThat(output).doesNotExist();
  }

  @Test
  void theSupernetOfOtherSettings() throws IOException {
    Path snapshot = Files.createDirectories(output).resolve("supernet.safetensors");
    String other = "{\"steps\":5,\"seed\":0}";
    new SafeTensorsWriter(DType.F32, Map.of("supernet", other, "steps", "5"))
        .write(snapshot, new MapWeights(Map.of()));
    assertThat(refusedSupernet())
        .startsWith(snapshot + ": is of another training: space was nothing, here \"")
        .contains("; steps was 5, here 4000; give the same settings")
        .doesNotContain("seed");
    new SafeTensorsWriter(DType.F32, Map.of()).write(snapshot, new MapWeights(Map.of()));
    assertThat(refusedSupernet())
        .isEqualTo(snapshot + ": is no snapshot of a super-network: it lacks supernet");
  }

  @Test
  void twoSupernetsAtOnceInOneFolder() throws IOException {
    try (FolderLock lock = FolderLock.of(output)) {
      assertThat(lock).isNotNull();
      assertThat(refusedSupernet())
          .startsWith(output + ": another process writes to this folder; wait for its end");
      assertThat(output.resolve("space.json")).doesNotExist();
    }
  }
}

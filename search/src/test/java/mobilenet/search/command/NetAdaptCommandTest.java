package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.FolderLock;
import mobilenet.json.JsonObject;
import mobilenet.search.netadapt.AdaptLog;
import mobilenet.search.training.Slice;
import mobilenet.search.training.SmallNetwork;
import mobilenet.train.torch.NativeSettings;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NetAdaptCommandTest {
  @TempDir private static Path shared;
  private static Path seed = Path.of("");
  private static Path table = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void prepare() throws Exception {
    NativeSettings.apply(1);
    seed = SmallNetwork.train(shared.resolve("run"));
    table = FakeTable.write(shared.resolve("table.jsonl"));
  }

  private Commands.Outcome netadapt(String... arguments) {
    return netadapt(seed, arguments);
  }

  private Commands.Outcome netadapt(Path from, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--from",
                from.toString(),
                "--data",
                Slice.DATA.toString(),
                "--limit",
                "300",
                "--hold-out",
                "0.2",
                "--latency-table",
                table.toString(),
                "--short-images",
                "128",
                "--epochs",
                "1",
                "--threads",
                "1",
                "--workers",
                "1",
                "--output",
                folder.resolve("out").toString()));
    all.addAll(List.of(arguments));
    if (!all.contains("--quantum")) {
      all.addAll(List.of("--quantum", "32"));
    }
    return Commands.run(
        new CommandLine(new NetAdaptCommand()).setOverwrittenOptionsAllowed(true), all);
  }

  private static JsonNode json(Commands.Outcome outcome) throws Exception {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }

  @Test
  void adaptsInTwoStepsToACheckpointLikeAnyOther() throws Exception {
    String[] arguments = {"--target-ratio", "0.9", "--step", "0.05", "--compare-width", "--json"};
    Commands.Outcome outcome = netadapt(arguments);
    JsonNode report = json(outcome);
    assertThat(report.get("steps")).hasSizeBetween(1, 2);
    JsonNode last = report.get("steps").get(report.get("steps").size() - 1);
    assertThat(last.get("ms").asDouble()).isLessThanOrEqualTo(report.get("targetMs").asDouble());
    assertThat(report.get("targetMs").asDouble()).isEqualTo(0.9 * report.get("firstMs").asDouble());
    assertThat(outcome.err()).contains("step 1 of at most 2", " left", "training the result from");

    Path out = folder.resolve("out");
    Architecture network = ArchitectureDocument.read(out.resolve("network.json"));
    JsonNode width = report.get("width");
    assertThat(width.get("percent").asInt()).isBetween(20, 99);
    assertThat(width.get("ms").asDouble()).isGreaterThanOrEqualTo(last.get("ms").asDouble());
    try (Checkpoint multiplied = Checkpoint.open(Path.of(width.get("checkpoint").asText()))) {
      double multiplier = width.get("percent").asDouble() / 100;
      assertThat(multiplied.architecture().withWidth(1))
          .isEqualTo(SmallNetwork.architecture().named(multiplied.architecture().name()));
      assertThat(multiplied.architecture().scaling().width()).isEqualTo(multiplier);
    }
    for (String checkpoint : List.of("pruned", "trained/best")) {
      try (Checkpoint opened = Checkpoint.open(out.resolve(checkpoint))) {
        assertThat(opened.architecture()).isEqualTo(network);
      }
      assertThat(Commands.mobilenet(folder, "verify", out.resolve(checkpoint).toString()))
          .contains("passed");
    }
    assertThat(Files.readString(out.resolve("curve.svg"))).contains("NetAdapt (v3) of small");

    String trained = report.get("checkpoint").asText();
    assertThat(trained).endsWith("best");
    assertThat(
            Commands.mobilenet(
                folder, "evaluate", "--model", trained, "--data", Slice.DATA.toString()))
        .contains("top-1");
    assertThat(Commands.mobilenet(folder, "classify", "../samples/8-bag.png", "--model", trained))
        .contains("8-bag.png");
    assertThat(Commands.mobilenet(folder, "bench", trained, "--seconds", "1")).contains("ms");
    JsonNode again =
        json(netadapt(out.resolve("pruned"), "--target-ratio", "0.95", "--dry-run", "--json"));
    assertThat(again.get("ms").asDouble()).isEqualTo(last.get("ms").asDouble());

    // All is there: nothing is trained again, and nothing is said otherwise.
    byte[] log = Files.readAllBytes(out.resolve("netadapt.jsonl"));
    assertThat(json(netadapt(arguments))).isEqualTo(report);
    assertThat(Files.readAllBytes(out.resolve("netadapt.jsonl"))).isEqualTo(log);

    Path curves = out.resolve("trained/curves.png");
    Files.delete(curves);
    Files.createDirectory(curves);
    Commands.Outcome unwritten = netadapt(arguments);
    assertThat(unwritten.code()).isEqualTo(1);
    assertThat(unwritten.err())
        .contains("mobilenet: " + curves + ": cannot be written: ", "the same command writes it");
    assertThat(new ObjectMapper().readTree(unwritten.out())).isEqualTo(report);
  }

  @Test
  void twoAtOnceInOneFolder() throws Exception {
    Path out = folder.resolve("out");
    try (FolderLock lock = FolderLock.of(out)) {
      assertThat(lock).isNotNull();
      Commands.Outcome refused = netadapt("--target-ratio", "0.9", "--step", "0.05");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .contains(out + ": another process writes to this folder; wait for its end");
      assertThat(out.resolve("netadapt.jsonl")).doesNotExist();
    }
  }

  private static JsonObject heading(Path table) throws Exception {
    NetAdaptOptions options =
        CommandLine.populateCommand(
            new NetAdaptOptions(),
            "--from",
            seed.toString(),
            "--latency-table",
            table.toString(),
            "--target-ratio",
            "0.9",
            "--quantum",
            "32");
    try (Checkpoint checkpoint = Checkpoint.open(seed)) {
      return PreparedAdaptation.of(options, checkpoint)
          .heading(checkpoint, "a tuner", List.of("a group"));
    }
  }

  @Test
  void anotherTableIsAnotherAdaptationThoughTheFirstNetworkTakesTheSame() throws Exception {
    Architecture network = SmallNetwork.architecture();
    Path extended =
        FakeTable.write(folder.resolve("extended.jsonl"), List.of(network, network.withWidth(0.5)));
    JsonObject before = heading(table);
    JsonObject after = heading(extended);
    assertThat(after.get("latency")).isPresent().isEqualTo(before.get("latency"));
    Path file = folder.resolve("netadapt.jsonl");
    List<String> notices = new ArrayList<>();
    AdaptLog.open(file, before, notices::add).close();
    assertThatThrownBy(() -> AdaptLog.open(file, after, notices::add).close())
        .hasMessageStartingWith(file + ": is of something else: latency_table was \"")
        .hasMessageEndingWith("; give the same, or another folder");
    AdaptLog.open(file, before, notices::add).close();
    assertThat(notices).isEmpty();
  }

  @Test
  void aDryRunSaysWhatItWouldTake() throws Exception {
    JsonNode document =
        json(netadapt("--target-ratio", "0.9", "--form", "original", "--dry-run", "--json"));
    assertThat(document.get("groups").asInt()).isEqualTo(5);
    assertThat(document.get("guessed").asInt()).isZero();
    // 2.5 % and 0.96 of it and so on: 2.5, 4.9, 7.204, 9.416, 11.54.
    assertThat(document.get("mostSteps").asInt()).isEqualTo(5);
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @Test
  void writesNetworksToMeasureATableIn() throws Exception {
    Commands.Outcome outcome = netadapt("--networks", "6");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("written: 6 networks");
    assertThat(json(netadapt("--networks", "6", "--json")).get("networks").asInt()).isEqualTo(6);
    Path first = folder.resolve("out/networks/0.json");
    assertThat(ArchitectureDocument.read(first)).isEqualTo(SmallNetwork.architecture());
    assertThat(ArchitectureDocument.read(folder.resolve("out/networks/5.json")))
        .isNotEqualTo(SmallNetwork.architecture());
  }

  @Test
  void aTableOfOtherNetworksIsRefused() throws Exception {
    Architecture other = SmallNetwork.architecture().withWidth(3);
    Path file = FakeTable.write(folder.resolve("other.jsonl"), List.of(other));
    Commands.Outcome outcome =
        netadapt("--target-ratio", "0.9", "--dry-run", "--latency-table", file.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(file + ": the table has no time for 100.0 % of what small does, more than the 50")
        .contains("; measure one of it and of narrower networks, which netadapt --networks N");
  }

  @Test
  void mistakesAreSaidBeforeAnythingIsTrained() {
    assertThat(netadapt("--target-ratio", "0.8", "--step", "0.01", "--decay", "0.9").err())
        .contains("take away at most 10 % in all, and the target needs 20 %");
    assertThat(netadapt("--target-ms", "0.00001").err()).contains("as narrow as it can be");
    assertThat(netadapt().err()).contains("give --target-ms or --target-ratio, one of them");
    assertThat(netadapt("--target-ms", "1", "--target-ratio", "0.9").err())
        .contains("give --target-ms or --target-ratio, one of them");
    for (String target : List.of("NaN", "Infinity", "0.0", "-1.0")) {
      assertThat(netadapt("--target-ms", target).err())
          .contains("--target-ms must be above 0, given " + target);
    }
    assertThat(netadapt("--target-ratio", "0.9", "--short-rate", "Infinity").err())
        .contains("--short-rate must be above 0, given Infinity");
    assertThat(netadapt("--target-ratio", "2").err())
        .contains("--target-ratio must be between 0 and 1, given 2.0");
    assertThat(netadapt("--target-ratio", "0.9", "--quantum", "12").err())
        .contains("--quantum must be a multiple of 8, given 12");
    assertThat(netadapt("--target-ratio", "0.9", "--compare-width", "--train", "on").err())
        .contains("--compare-width trains a network from scratch", "give --train scratch");
    assertThat(netadapt("--target-ratio", "0.9", "--form", "v4").err())
        .contains("--form must be one of v3, original, given \"v4\"");
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }
}

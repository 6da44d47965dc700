package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.training.Slice;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.WeightBinding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that a search has found goes wherever another goes. */
@Tag("processes")
class FoundNetworkTest {
  private static final int TRIALS = 8;
  private static final int SIZE = 28;
  private static final String DATA = Slice.DATA.toString();

  @TempDir private Path folder;

  private JsonNode json(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    String out = Commands.mobilenet(folder, all.toArray(String[]::new));
    return new ObjectMapper().readTree(out.substring(out.indexOf("\n{") + 1));
  }

  private JsonNode search(Path output, int trials) throws Exception {
    return json(
        "search",
        "random",
        "--space",
        "tiny-uib",
        "--data",
        DATA,
        "--limit",
        "200",
        "--epochs",
        "1",
        "--trials",
        Integer.toString(trials),
        "--output",
        output.toString());
  }

  @Test
  void isTrainedEvaluatedMeasuredAndOpenedAgain() throws Exception {
    Path output = folder.resolve("search");
    JsonNode report = search(output, TRIALS);
    assertThat(report.get("finished").asInt()).isEqualTo(TRIALS);
    assertThat(report.get("failed")).isEmpty();
    LedgerView view = LedgerView.read(output.resolve("ledger.jsonl"));
    assertThat(view.rows().stream().map(row -> row.trial().key().hash()).distinct())
        .hasSize(TRIALS);
    JsonNode best = report.get("best");

    Path file = output.resolve("best.json");
    Architecture found = ArchitectureDocument.read(file);
    assertThat(found.name()).isEqualTo(best.get("network").asText());
    assertThat(SearchSpace.read(output.resolve("space.json")).find(found)).isPresent();
    JsonNode summary = json("summary", file.toString());
    assertThat(summary.get("macs").asLong()).isEqualTo(best.get("macs").asLong());
    assertThat(summary.get("params").asLong()).isEqualTo(best.get("params").asLong());
    assertThat(json("bench", file.toString(), "--seconds", "1").get("model").asText())
        .isEqualTo(found.name());

    Path run = folder.resolve("run");
    Commands.mobilenet(
        folder,
        "train",
        "--data",
        DATA,
        "--limit",
        "200",
        "--arch",
        file.toString(),
        "--recipe",
        output.resolve("recipe.yaml").toString(),
        "--threads",
        "1",
        "--output",
        run.toString());
    // The same training as the search's.
    assertThat(lastTop1(run)).isEqualTo(best.get("accuracy").asDouble());

    String last = run.resolve("last").toString();
    assertThat(json("evaluate", "--model", last, "--data", DATA).get("images").asInt())
        .isGreaterThan(100);
    assertThat(Commands.mobilenet(folder, "verify", last)).contains("passed");
    assertThat(json("bench", last, "--seconds", "1").get("size").asInt()).isEqualTo(SIZE);
    try (Checkpoint opened = Checkpoint.open(run.resolve("last"))) {
      assertThat(ArchitectureDocument.hash(opened.architecture()))
          .isEqualTo(ArchitectureDocument.hash(found));
      assertThat(logits(opened.bind()))
          .isEqualTo(logits(WeightBinding.bind(found, opened.weights())));
    }
  }

  private static double lastTop1(Path run) throws Exception {
    List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
    JsonNode row = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    return row.get("top1").asDouble();
  }

  private static float[] logits(BoundGraph bound) {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    try (CompiledModel model = CompiledModel.compile(bound, options)) {
      float[] image = new float[SIZE * SIZE];
      for (int i = 0; i < image.length; i++) {
        image[i] = i % 17 / 8f - 1;
      }
      float[] logits = new float[10];
      model.session(SIZE, SIZE).run(image, logits);
      assertThat(Arrays.equals(logits, new float[10])).isFalse();
      return logits;
    }
  }
}

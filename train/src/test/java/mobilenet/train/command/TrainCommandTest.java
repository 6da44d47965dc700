package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Conventions;
import mobilenet.cli.UsageException;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.json.JsonWriter;
import mobilenet.train.distillation.SmallTeachers;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.PretrainedConfig;
import mobilenet.weights.RandomWeights;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  private static final String SLICE = "src/test/resources/fashion-mnist-slice";
  private static final List<String> QUICK =
      List.of(
          "--data",
          SLICE,
          "--recipe",
          "fashion-mnist-tiny",
          "--arch",
          "mobilenetv4_conv_small_035",
          "--size",
          "32",
          "--epochs",
          "1",
          "--threads",
          "1");

  private final StringWriter out = new StringWriter();
  private final StringWriter warnings = new StringWriter();
  private final List<Exception> errors = new ArrayList<>();

  @TempDir Path dir;

  /** Runs the command; what it throws is in {@link #errors}. */
  private int run(List<String> base, String... more) {
    List<String> arguments = new ArrayList<>(base);
    arguments.addAll(List.of(more));
    return InProcess.run(new TrainCommand(), arguments, out, warnings, errors::add);
  }

  /** {@link #QUICK} for another network. */
  private static List<String> quick(Path network) {
    List<String> arguments = new ArrayList<>(QUICK);
    arguments.set(arguments.indexOf("--arch") + 1, network.toString());
    return arguments;
  }

  private String error() {
    assertThat(errors).hasSize(1);
    return String.valueOf(errors.get(0).getMessage());
  }

  private String output() {
    return dir.resolve("run").toString();
  }

  @Test
  void leavesEverythingBehind() throws IOException {
    assertThat(run(QUICK, "--output", output(), "--json", "--seed", "5")).isZero();
    assertThat(warnings.toString())
        .contains("1,000 images of 10 classes, 0 (107)", "900 images to learn from, 100 held out")
        .contains("mobilenetv4_conv_small_035 at 32 pixels, 1 epoch, batch 64, seed 5")
        .contains("output: " + output());
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.get("epochs").asInt()).isEqualTo(1);
    assertThat(report.get("times").get("forward").asDouble()).isPositive();
    Path run = dir.resolve("run");
    assertThat(run.resolve("metrics.csv")).content().hasLineCount(2);
    assertThat(run.resolve("metrics.jsonl")).content().contains("\"epoch\"");
    assertThat(run.resolve("curves.png")).isNotEmptyFile();
    assertThat(run.resolve("recipe.yaml")).content().contains("mobilenetv4_conv_small_035");
    assertThat(run).isDirectoryContaining(f -> f.toString().contains("tfevents"));
    try (Checkpoint checkpoint = Checkpoint.open(Path.of(report.get("best").asText()))) {
      assertThat(checkpoint.config().classes()).isEqualTo(10);
      assertThat(checkpoint.config().toJson().toString()).contains("fashion-mnist-tiny");
    }

    // The folder is taken now.
    assertThat(run(QUICK, "--output", output())).isEqualTo(1);
    assertThat(errors.get(0)).isInstanceOf(UsageException.class);
    assertThat(error())
        .endsWith("holds a run; --resume goes on with it, another --output starts anew");
  }

  /** A copy of a checkpoint that knows the first seven of its classes. */
  private Path withFewerClasses(Path folder) throws IOException {
    Path fewer = dir.resolve("fewer");
    try (Checkpoint whole = Checkpoint.open(folder)) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (String name : whole.weights().names()) {
        Tensor tensor = whole.weights().tensor(name);
        if (name.startsWith("classifier.")) {
          int row = tensor.data().length / tensor.shape().get(0);
          List<Integer> shape = new ArrayList<>(tensor.shape());
          shape.set(0, 7);
          tensor = new Tensor(shape, Arrays.copyOf(tensor.data(), 7 * row));
        }
        tensors.put(name, tensor);
      }
      CheckpointConfig config =
          CheckpointConfig.of(
              whole.architecture().withClasses(7),
              whole.config().labelNames().orElseThrow().subList(0, 7),
              whole.config().pretrained());
      Checkpoint.write(fewer, config, new MapWeights(tensors), DType.F32);
    }
    return fewer;
  }

  @Test
  void fineTunesACheckpointForOtherClasses() throws IOException {
    Path names = dir.resolve("names.txt");
    Files.write(names, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    assertThat(run(QUICK, "--output", output(), "--class-names", names.toString())).isZero();
    String from = withFewerClasses(dir.resolve("run/best")).toString();
    String tuned = dir.resolve("tuned").toString();
    assertThat(
            run(
                QUICK,
                "--from",
                from,
                "--freeze",
                "conv_stem,blocks.0",
                "--freeze-norms",
                "--layer-decay",
                "0.8",
                "--output",
                tuned))
        .isZero();
    assertThat(errors).isEmpty();
    try (Checkpoint before = Checkpoint.open(Path.of(from));
        Checkpoint after = Checkpoint.open(Path.of(tuned).resolve("best"))) {
      assertThat(after.weights().read("conv_stem.weight"))
          .isEqualTo(before.weights().read("conv_stem.weight"));
      assertThat(after.weights().read("blocks.3.0.pw_exp.conv.weight"))
          .isNotEqualTo(before.weights().read("blocks.3.0.pw_exp.conv.weight"));
      assertThat(before.config().labelNames().orElseThrow())
          .containsExactly("a", "b", "c", "d", "e", "f", "g");
      assertThat(after.config().labelNames().orElseThrow())
          .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
      assertThat(after.weights().shape("classifier.bias")).containsExactly(10);
    }
    assertThat(out.toString())
        .contains(
            "the classifier is new: the checkpoint has 7 classes (a, b, c, d, e, f, g), the data"
                + " 10");

    assertThat(
            run(
                List.of("--data", SLICE, "--arch", "mobilenetv3_small_100", "--from", from),
                "--output",
                dir.resolve("other").toString()))
        .isEqualTo(1);
    assertThat(error())
        .contains("is a mobilenetv4_conv_small_035, this run trains a mobilenetv3_small_100")
        .endsWith("; give --arch mobilenetv4_conv_small_035 or another checkpoint");
  }

  /**
   * No weights show padding and epsilon: the checkpoint says them, and so must what comes of it.
   */
  @Test
  void fineTuningKeepsWhatTheNetworkIsMadeWith() throws IOException {
    Architecture base = Catalogue.get("mobilenetv4_conv_small_035").withClasses(2);
    Architecture made = base.withConventions(Conventions.TENSORFLOW).withResolution(32);
    PretrainedConfig pretrained =
        PretrainedConfig.of(made.input(), 1, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));
    BoundGraph bound = RandomWeights.bind(Lowering.lower(made), 1);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    bound
        .graph()
        .parameters()
        .forEach((key, p) -> tensors.put(key, new Tensor(p.shape(), bound.value(p))));
    Path from = dir.resolve("from");
    Checkpoint.write(
        from,
        CheckpointConfig.of(made, List.of("a", "b"), pretrained),
        new MapWeights(tensors),
        DType.F32);
    assertThat(run(QUICK, "--from", from.toString(), "--output", output())).isZero();
    try (Checkpoint tuned = Checkpoint.open(dir.resolve("run/last"))) {
      assertThat(tuned.architecture().conventions()).isEqualTo(Conventions.TENSORFLOW);
      assertThat(JsonWriter.compact(tuned.config().toJson()))
          .contains("\"model_args\":{\"pad_type\":\"same\",\"bn_eps\":0.001");
      // The recipe is named, and its images are as it says.
      assertThat(tuned.config().pretrained().mean()).containsExactly(0.286, 0.286, 0.286);
      assertThat(tuned.config().pretrained().std()).containsExactly(0.353, 0.353, 0.353);
    }
    assertThat(warnings.toString())
        .containsOnlyOnce(
            from
                + ": its images have mean [0.5, 0.5, 0.5] and std [0.25, 0.25, 0.25], those of the"
                + " recipe fashion-mnist-tiny mean [0.286, 0.286, 0.286] and std [0.353, 0.353,"
                + " 0.353]; this run uses the recipe's");
    // A file says all of its network, and is not passed over for the checkpoint's.
    Path file = dir.resolve("mine.json");
    ArchitectureDocument.write(file, base.withResolution(32));
    String other = dir.resolve("other").toString();
    run(quick(file), "--from", from.toString(), "--output", other);
    assertThat(error())
        .startsWith(from + ": is another mobilenetv4_conv_small_035 than this run trains")
        .endsWith("; give --arch " + from + " or another checkpoint");
    errors.clear();
    run(quick(from), "--from", from.toString(), "--output", other);
    assertThat(errors).isEmpty();
    // The same weights for the network without them are another run.
    run(QUICK, "--output", output(), "--resume");
    assertThat(error()).contains("pad_type");
  }

  /** {@link #QUICK} on few images and by no recipe that is named. */
  private static List<String> unnamed() {
    List<String> arguments = new ArrayList<>(QUICK);
    int recipe = arguments.indexOf("--recipe");
    arguments.subList(recipe, recipe + 2).clear();
    arguments.addAll(List.of("--limit", "200"));
    return arguments;
  }

  @Test
  void withoutARecipeImagesArePreparedAsForTheCheckpoint() throws IOException {
    Path from = SmallTeachers.write(dir.resolve("from"), 3, 32, List.of("a", "b"), 1);
    String[] more = {"--from", from.toString(), "--output", output()};
    assertThat(run(unnamed(), more)).as("%s", errors).isZero();
    try (Checkpoint before = Checkpoint.open(from);
        Checkpoint tuned = Checkpoint.open(dir.resolve("run/last"))) {
      assertThat(tuned.config().pretrained().mean()).isEqualTo(before.config().pretrained().mean());
      assertThat(tuned.config().pretrained().std()).isEqualTo(before.config().pretrained().std());
    }
    assertThat(warnings.toString()).doesNotContain("its images have mean");
    // It is the same run when it goes on.
    List<String> resumed = unnamed();
    resumed.add("--resume");
    assertThat(run(resumed, more)).as("%s", errors).isZero();
  }

  @Test
  void aFrozenStemKeepsItsBatchNorm() throws IOException {
    Path from = SmallTeachers.write(dir.resolve("from"), 3, 32, List.of("a", "b"), 1);
    String[] more = {"--from", from.toString(), "--freeze", "conv_stem", "--output", output()};
    assertThat(run(unnamed(), more)).as("%s", errors).isZero();
    try (Checkpoint before = Checkpoint.open(from);
        Checkpoint after = Checkpoint.open(dir.resolve("run/last"))) {
      for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
        assertThat(after.weights().read("bn1." + name))
            .as(name)
            .isEqualTo(before.weights().read("bn1." + name));
      }
      String next = "blocks.0.0.bn1.running_mean";
      assertThat(after.weights().read(next)).isNotEqualTo(before.weights().read(next));
    }
  }

  @Test
  void listsItsRecipes() {
    assertThat(run(List.of("--list-recipes"))).isZero();
    assertThat(out.toString())
        .contains("mobilenetv4-conv-large-paper: mobilenetv4_conv_large at 384, 500 epochs");
  }

  @ParameterizedTest
  @CsvSource({
    "--limit, 0, at least 1",
    "--save-every, -1, at least 0",
    "--threads, 0, from 1 to 256",
    "--loader-threads, 0, from 1 to 256",
    "--epochs, 0, at least 1",
    "--size, 0, at least 1",
    "--batch, 1, at least 2",
    "--hold-out, 2, between 0 and 1",
  })
  void numbersOutOfRangeAreWrongUsage(String option, String value, String range) {
    List<String> others = new ArrayList<>(QUICK);
    int given = others.indexOf(option);
    if (given >= 0) {
      others.subList(given, given + 2).clear();
    }
    run(others, "--output", output(), option, value);
    assertThat(errors).singleElement().isInstanceOf(UsageException.class);
    assertThat(error()).startsWith(option + " must be " + range).contains("given " + value);
    assertThat(Path.of(output())).doesNotExist();
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws IOException {
    Path file = Files.createFile(dir.resolve("run"));
    run(QUICK, "--output", output());
    assertThat(error())
        .isEqualTo(
            file
                + ": cannot be written: expected a folder or nothing, found the file "
                + file
                + "; put that right, or give another folder");
  }

  @Test
  void resultsWithoutASnapshotAreNotOverwritten() throws IOException {
    Path best = Files.createDirectories(dir.resolve("run/best"));
    run(QUICK, "--output", output());
    assertThat(error())
        .isEqualTo(
            best
                + " is of a run that cannot be resumed, and would be overwritten; move it away or"
                + " give another --output");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(run(List.of())).isEqualTo(1);
    assertThat(error()).isEqualTo("--data DIR is missing: the images to learn from");

    errors.clear();
    run(List.of("--data", SLICE, "--recipe", "fashion-minst"));
    assertThat(error()).startsWith("--recipe: unknown recipe \"fashion-minst\"; did you mean");

    errors.clear();
    run(QUICK, "--output", output(), "--freeze", "blocks.9");
    assertThat(error()).contains("has no parameter blocks.9");

    errors.clear();
    run(QUICK, "--output", output(), "--batch", "1");
    assertThat(error()).contains("batch norm has no statistics");

    errors.clear();
    run(QUICK, "--output", dir.resolve("typo").toString(), "--resume");
    assertThat(error())
        .isEqualTo(
            dir.resolve("typo/resume.safetensors")
                + ": there is nothing to resume; check --output, or start the run without"
                + " --resume");
    assertThat(dir.resolve("typo")).doesNotExist();

    errors.clear();
    Path empty = Files.createDirectories(dir.resolve("empty"));
    run(List.of("--data", empty.toString()));
    assertThat(error()).contains("holds no train split");

    errors.clear();
    run(QUICK, "--output", output(), "--hold-out", "1");
    assertThat(error()).isEqualTo("--hold-out must be between 0 and 1, given 1.0");
  }
}

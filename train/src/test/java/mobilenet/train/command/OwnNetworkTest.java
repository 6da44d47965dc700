package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.cli.Main;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.testing.ChildJvm;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.recipe.Recipes;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.WeightBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network that is in no catalogue is trained, measured and opened again, from a file alone:
 * Conv-S with two blocks changed and a narrower stage.
 */
class OwnNetworkTest {
  private static final String SLICE = "src/test/resources/fashion-mnist-slice";
  private static final int SIZE = 32;

  /** In a run's selftest. */
  private static final int IMAGES = 8;

  private final StringWriter warnings = new StringWriter();
  private final List<String> errors = new ArrayList<>();

  @TempDir Path dir;

  private Path file = Path.of("");

  @BeforeEach
  void writeFile() throws Exception {
    String text = mobilenet("summary", "mobilenetv4_conv_small", "--json-architecture");
    String changed =
        text.replace("\"name\": \"mobilenetv4_conv_small\"", "\"name\": \"my_network\"")
            .replace("uir_r1_a5_k5_s2_e3_c96", "uir_r1_a3_k3_s2_e2_c96")
            .replace("uir_r1_a3_k3_s2_e6_c128", "uir_r1_a0_k5_s2_e4_c112")
            .replace("_c128", "_c112");
    file = Files.writeString(dir.resolve("my_network.json"), changed);
  }

  /** A command in a process of its own, which must succeed; what it prints. */
  private String mobilenet(String... arguments) throws Exception {
    Path output = Files.createTempFile(dir, "output", ".txt");
    ChildJvm child =
        ChildJvm.start(
            output, List.of("-Dmobilenet.kernels=scalar"), Main.class, List.of(arguments));
    assertThat(child.waitFor()).as(child.output()).isZero();
    return child.output();
  }

  private JsonNode json(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    String out = mobilenet(all.toArray(String[]::new));
    return new ObjectMapper().readTree(out.substring(out.indexOf('{')));
  }

  private int train(Path output, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--data", SLICE, "--size", Integer.toString(SIZE)));
    arguments.addAll(List.of("--epochs", "1", "--limit", "300", "--threads", "1"));
    arguments.addAll(List.of("--output", output.toString()));
    arguments.addAll(List.of(more));
    return InProcess.run(
        new TrainCommand(),
        arguments,
        Writer.nullWriter(),
        warnings,
        e -> errors.add(String.valueOf(e.getMessage())));
  }

  @Test
  void goesWhereverANetworkOfTheCatalogueGoes() throws Exception {
    Architecture own = ArchitectureDocument.read(file).withClasses(10).withResolution(SIZE);
    assertThat(mobilenet("summary", file.toString())).startsWith("my_network at 224×224");
    assertThat(
            json("bench", file.toString(), "--size", "32", "--seconds", "1").get("model").asText())
        .isEqualTo("my_network");
    Path run = dir.resolve("run");
    assertThat(train(run, "--recipe", "fashion-mnist-tiny", "--arch", file.toString()))
        .as("%s", errors)
        .isZero();
    Files.delete(file);

    // The run keeps its network: a finished one has nothing left to do.
    assertThat(train(run, "--recipe", "fashion-mnist-tiny", "--resume")).as("%s", errors).isZero();
    String last = run.resolve("last").toString();
    JsonNode evaluation = json("evaluate", "--model", last, "--data", SLICE, "--limit", "20");
    assertThat(evaluation.get("images").asInt()).isEqualTo(20);
    JsonNode verification = json("verify", last);
    assertThat(verification.get("passed").asBoolean()).isTrue();
    assertThat(verification.get("images").size()).isEqualTo(IMAGES);
    assertThat(json("bench", last, "--seconds", "1").get("size").asInt()).isEqualTo(SIZE);
    assertThat(json("inspect", last).get("matches").get(0).get("architecture").asText())
        .isEqualTo("my_network");
    assertThat(mobilenet("summary", last)).startsWith("my_network at 32×32, 10 classes");

    try (Checkpoint opened = Checkpoint.open(run.resolve("last"))) {
      assertThat(opened.architecture()).isEqualTo(own);
      assertThat(ArchitectureDocument.hash(opened.architecture()))
          .isEqualTo(ArchitectureDocument.hash(own));
      assertThat(logits(opened.bind()))
          .isEqualTo(logits(WeightBinding.bind(own, opened.weights())));
    }
  }

  private static float[] logits(BoundGraph bound) {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    try (CompiledModel model = CompiledModel.compile(bound, options)) {
      float[] image = new float[3 * SIZE * SIZE];
      for (int i = 0; i < image.length; i++) {
        image[i] = i % 17 / 8f - 1;
      }
      float[] logits = new float[10];
      model.session(SIZE, SIZE).run(image, logits);
      return logits;
    }
  }

  @Test
  void isFineTunedFromItsCheckpointAlone() throws IOException {
    Path run = dir.resolve("run");
    assertThat(train(run, "--recipe", "fashion-mnist-tiny", "--arch", file.toString())).isZero();
    String from = run.resolve("last").toString();

    Path tuned = dir.resolve("tuned");
    assertThat(train(tuned, "--from", from, "--freeze", "conv_stem,blocks")).isZero();
    try (Checkpoint before = Checkpoint.open(run.resolve("last"));
        Checkpoint after = Checkpoint.open(tuned.resolve("last"))) {
      assertThat(after.architecture()).isEqualTo(before.architecture());
      assertThat(after.weights().read("blocks.0.0.conv.weight"))
          .isEqualTo(before.weights().read("blocks.0.0.conv.weight"));
      // The stem's norm has a name of its own.
      for (String name : before.weights().names()) {
        if (name.startsWith("bn1.") || name.startsWith("blocks.")) {
          assertThat(after.weights().read(name)).as(name).isEqualTo(before.weights().read(name));
        }
      }
    }

    train(dir.resolve("other"), "--from", from, "--arch", "mobilenetv4_conv_small");
    assertThat(errors)
        .singleElement()
        .asString()
        .isEqualTo(
            from
                + ": is a my_network, this run trains a mobilenetv4_conv_small; give --arch "
                + from
                + " or another checkpoint");

    errors.clear();
    Path wider = Files.writeString(dir.resolve("wider.json"), text("_c112", "_c136"));
    train(dir.resolve("other"), "--from", from, "--arch", wider.toString());
    assertThat(errors).singleElement().asString().contains("is another my_network than this run");

    errors.clear();
    train(run, "--recipe", "fashion-mnist-tiny", "--arch", wider.toString(), "--resume");
    assertThat(errors)
        .singleElement()
        .asString()
        .matches(
            ".*: is of another run: the network was my_network \\([0-9a-f]{12}\\), here my_network"
                + " \\([0-9a-f]{12}\\); give the same network and --from, or another --output");
  }

  /** Which network is meant is not decided in silence. */
  @Test
  void aRecipesNetworkIsNotPassedOverWhenARunGoesOn() throws IOException {
    Path recipe = dir.resolve("mine.yaml");
    RecipeWriter.write(
        Recipes.named("fashion-mnist-tiny").withArchitecture(ArchitectureDocument.read(file)),
        recipe);
    Path run = dir.resolve("run");
    assertThat(train(run, "--recipe", recipe.toString())).as("%s", errors).isZero();
    assertThat(train(run, "--recipe", recipe.toString(), "--resume")).as("%s", errors).isZero();

    Path wider = Files.writeString(dir.resolve("wider.json"), text("_c112", "_c136"));
    RecipeWriter.write(
        Recipes.named("fashion-mnist-tiny").withArchitecture(ArchitectureDocument.read(wider)),
        recipe);
    train(run, "--recipe", recipe.toString(), "--resume");
    assertThat(errors)
        .singleElement()
        .asString()
        .matches(
            ".*: is of another run: the network was my_network \\([0-9a-f]{12}\\), here my_network"
                + " \\([0-9a-f]{12}\\); give the same network and --from, or another --output");
  }

  @Test
  void isRefusedInOneSentence() throws IOException {
    Path named =
        Files.writeString(dir.resolve("named.json"), text("my_network", "mobilenetv1_100"));
    train(dir.resolve("run"), "--arch", named.toString());
    assertThat(errors)
        .singleElement()
        .asString()
        .startsWith("config.json can describe mobilenetv1_100 of the catalogue with other classes")
        .endsWith("or give the network a name of its own");
    errors.clear();
    Path newer =
        Files.writeString(dir.resolve("newer.json"), text("\"version\": 1", "\"version\": 2"));
    train(dir.resolve("run"), "--arch", newer.toString());
    assertThat(errors).singleElement().asString().contains("version is 2, and this release reads");
    errors.clear();
    train(dir.resolve("run"), "--arch", dir.resolve("none.json").toString());
    assertThat(errors).singleElement().asString().contains("none.json: there is no such file");
    assertThat(dir.resolve("run")).doesNotExist();
  }

  private String text(String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    return text.replace(from, to);
  }
}

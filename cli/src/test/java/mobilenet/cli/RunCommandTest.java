package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.FeatureView;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
  private static final List<String> TAPS =
      List.of("logits", "stem", "blocks.2.0", "blocks.1", "stride.8", "features", "embedding");

  @TempDir Path dir;

  private String path(String name) {
    return dir.resolve(name).toString();
  }

  private List<String> line(String model, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--model", model));
    args.addAll(List.of("--weights", path("w"), "--input", path("in"), "--output", path("out")));
    args.addAll(List.of(more));
    return args;
  }

  private JsonNode run(List<String> line) {
    return Outcome.json(line.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "mobilenetv4_conv_small_050, 1, 3, 32, 32",
    "mobilenetv4_conv_small_050, 3, 3, 65, 47",
    "mobilenetv3_small_050, 2, 3, 33, 61",
    "tf_mobilenetv3_small_minimal_100, 2, 3, 63, 35",
    "mobilenetv2_035, 2, 3, 37, 96",
    "mobilenetv1_100, 2, 1, 45, 33",
    "mobilenet_edgetpu_v2_xs, 2, 3, 64, 33",
    "mobilenetv4_hybrid_medium, 2, 3, 65, 67",
  })
  void writesWhatASessionComputes(String model, int n, int c, int h, int w) throws IOException {
    Architecture architecture = Catalogue.get(model).withInputChannels(c).withClasses(7);
    BoundGraph bound = Fixtures.weights(architecture, dir.resolve("w"));
    Tensor batch = Fixtures.write(dir.resolve("in"), "input", 5, n, c, h, w);
    List<String> line = line(model);
    TAPS.forEach(tap -> line.addAll(List.of("--tap", tap)));
    JsonNode document = run(line);
    assertThat(document.get("model").asText()).isEqualTo(model);
    assertThat(document.get("tensors")).hasSize(TAPS.size());
    try (SafeTensors out = SafeTensors.open(dir.resolve("out"));
        CompiledModel compiled =
            CompiledModel.compile(
                bound, RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR))) {
      assertThat(out.names()).containsExactlyInAnyOrderElementsOf(TAPS);
      assertThat(out.shape("logits")).containsExactly(n, 7);
      assertThat(out.shape("embedding")).hasSize(2);
      Session session = compiled.session(h, w, TAPS);
      for (int image = 0; image < n; image++) {
        for (int i = 0; i < c * h * w; i++) {
          session.input()[i % (h * w) * c + i / (h * w)] = batch.data()[image * c * h * w + i];
        }
        session.run();
        for (String tap : TAPS) {
          compare(session.tap(tap), out.tensor(tap), image);
        }
      }
    }
  }

  private static void compare(FeatureView view, Tensor written, int image) {
    int channels = view.shape().channels();
    int height = view.shape().height();
    int width = view.shape().width();
    if (written.shape().size() == 4) {
      assertThat(written.shape().subList(1, 4)).containsExactly(channels, height, width);
    }
    int from = image * channels * height * width;
    for (int i = 0; i < channels * height * width; i++) {
      int c = i / (height * width);
      float expected = view.get(c, i / width % height, i % width);
      assertThat(written.data()[from + i]).isEqualTo(expected);
    }
  }

  @Test
  void imagesOfABatchDoNotMixAndThreadsChangeNothing() throws Exception {
    String model = "mobilenetv4_conv_small_050";
    Fixtures.weights(Catalogue.get(model), dir.resolve("w"));
    Fixtures.write(dir.resolve("in"), "input", 5, 2, 3, 40, 40);
    run(line(model, "--threads", "1"));
    Tensor one = logits();
    run(line(model, "--threads", "3"));
    assertThat(logits()).isEqualTo(one);
    // The seed is the same, and thus the first image.
    Fixtures.write(dir.resolve("in"), "input", 5, 1, 3, 40, 40);
    run(line(model));
    assertThat(logits().data()).containsExactly(Arrays.copyOf(one.data(), 1000));
    assertThat(one.data()[0]).isNotEqualTo(one.data()[1000]);
  }

  private Tensor logits() throws IOException {
    try (SafeTensors out = SafeTensors.open(dir.resolve("out"))) {
      return out.tensor("logits");
    }
  }

  /** Below 32 pixels the last feature maps have one pixel; average pooling may leave none. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 31})
  void smallImages(int size) throws Exception {
    for (String model : List.of("mobilenetv4_conv_small_050", "mobilenetv3_small_050")) {
      Fixtures.weights(Catalogue.get(model), dir.resolve("w"));
      Fixtures.write(dir.resolve("in"), "input", 5, 1, 3, size, size);
      assertThat(run(line(model)).get("tensors").get(0).get("shape").toString())
          .isEqualTo("[1,1000]");
    }
  }

  /** Weights for RGB and a grey image: the stem is adapted. */
  @Test
  void greyImagesWithWeightsForRgb() throws Exception {
    String model = "mobilenetv4_conv_small_050";
    Fixtures.weights(Catalogue.get(model), dir.resolve("w"));
    Fixtures.write(dir.resolve("in"), "input", 5, 1, 1, 40, 40);
    Outcome outcome = Outcome.of(line(model, "--tap", "stem").toArray(String[]::new));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .isEqualToNormalizingNewlines("logits [1, 1000]\nstem [1, 32, 20, 20]\n");
    assertThat(outcome.err().lines())
        .containsExactly(
            "mobilenet: "
                + path("w")
                + ": the stem was adapted from 3 to 1 channel, as many as 'input' has");
    Fixtures.write(dir.resolve("in"), "input", 5, 1, 3, 40, 40);
    assertThat(Outcome.of(line(model).toArray(String[]::new)).err()).isEmpty();
  }

  private List<String> checkpointLine(String model, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--model", model));
    args.addAll(List.of("--input", path("in"), "--output", path("out")));
    args.addAll(List.of(more));
    return args;
  }

  @Test
  void checkpointsBringTheirWeights() throws Exception {
    Fixtures.write(dir.resolve("in"), "input", 5, 1, 3, 96, 96);
    String folder = Fixtures.BUNDLED.toString();
    JsonNode document = run(checkpointLine(folder, "--tap", "embedding"));
    assertThat(document.get("model").asText()).isEqualTo("mobilenetv4_conv_small_070");
    Tensor whole = logits();
    assertThat(whole.shape()).containsExactly(1, 10);
    run(
        checkpointLine(
            "mobilenetv4_conv_small_070",
            "--weights",
            Fixtures.BUNDLED.resolve("model.safetensors").toString()));
    assertThat(logits()).isEqualTo(whole);
    run(checkpointLine(folder, "--weights", folder));
    assertThat(logits()).isEqualTo(whole);
  }

  /** The same weights, once with conventions chosen by the name, once by options. */
  @Test
  void paddingAndEpsilonOfAFile() throws Exception {
    Fixtures.weights(Catalogue.get("mobilenetv3_small_100"), dir.resolve("w"));
    Fixtures.write(dir.resolve("in"), "input", 5, 1, 3, 64, 48);
    run(line("tf_mobilenetv3_small_100"));
    Tensor tensorFlow = logits();
    run(line("mobilenetv3_small_100"));
    Tensor timm = logits();
    assertThat(timm).isNotEqualTo(tensorFlow);
    run(line("mobilenetv3_small_100", "--padding", "SAME", "--epsilon", "1e-3"));
    assertThat(logits()).isEqualTo(tensorFlow);
    run(line("tf_mobilenetv3_small_100", "--padding", "symmetric", "--epsilon", "0.00001"));
    assertThat(logits()).isEqualTo(timm);
  }

  @Test
  void networksWithoutClassifierGiveTheirEmbedding() throws Exception {
    Architecture headless = Catalogue.get("mobilenetv2_035").withClasses(0);
    Fixtures.weights(headless, dir.resolve("w"));
    Fixtures.write(dir.resolve("in"), "input", 5, 2, 3, 40, 40);
    JsonNode tensors = run(line("mobilenetv2_035", "--tap", "stem")).get("tensors");
    assertThat(tensors.findValuesAsText("name")).containsExactly("embedding", "stem");
    assertThat(tensors.get(0).get("shape").toString()).isEqualTo("[2,1280]");
    Outcome logits = Outcome.of(line("mobilenetv2_035", "--tap", "logits").toArray(String[]::new));
    assertThat(logits.error(2))
        .contains("the network has no classifier and so no tap \"logits\"; it ends in");
  }
}

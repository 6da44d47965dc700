package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mobilenet.architecture.Catalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandErrorsTest {
  private static final String MODEL = "mobilenetv4_conv_small_050";

  @TempDir Path dir;

  @BeforeEach
  void files() throws IOException {
    Fixtures.weights(Catalogue.get(MODEL), dir.resolve("w"));
    Fixtures.write(dir.resolve("in"), "input", 5, 1, 3, 32, 32);
  }

  /** Whatever fails, no file is left behind, complete or not. */
  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("w", "in");
    }
  }

  private Outcome run(String model, String output, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--model", model));
    args.addAll(List.of("--weights", dir.resolve("w").toString()));
    args.addAll(List.of("--input", dir.resolve("in").toString()));
    args.addAll(List.of("--output", dir.resolve(output).toString()));
    args.addAll(List.of(more));
    return Outcome.of(args.toArray(String[]::new));
  }

  private String error() {
    return run(MODEL, "out").error(1);
  }

  @Test
  void wrongUsage() {
    assertThat(run("mobilenetv4_conv_smal_050", "out").error(2))
        .contains("unknown architecture \"mobilenetv4_conv_smal_050\"; did you mean " + MODEL);
    assertThat(run(MODEL, "out", "--tap", "block.2.0").error(2))
        .contains("--tap: the network has no tap \"block.2.0\"", "blocks.2.0");
    assertThat(run(MODEL, "out", "--tap", "something else").error(2))
        .contains("no tap \"something else\"; it has stem, blocks.0.0");
    assertThat(run(MODEL, "out", "--classes", "-1").error(2))
        .contains("--classes must be at least 0, given -1");
    assertThat(run(MODEL, "out", "--padding", "valid").error(2))
        .contains("--padding", "expected same or symmetric, given \"valid\"");
    assertThat(run(MODEL, "out", "--epsilon", "0").error(2))
        .isEqualTo("--epsilon must be above 0 and below 1, given 0.0");
    assertThat(run(MODEL, "out", "--epsilon", "NaN").error(2)).contains("given NaN");
    assertThat(run(Fixtures.BUNDLED.toString(), "out", "--padding", "same").error(2))
        .contains(
            "is a checkpoint, whose config.json says both (pad_type and bn_eps in model_args");
    assertThat(run(dir.resolve("none").toString(), "out").error(2))
        .startsWith(dir.resolve("none") + ": there is no such folder or file, nor an architecture");
    assertThat(run(dir.resolve("in").toString(), "out").error(2))
        .contains(
            "expected an architecture's name or .json file, or a checkpoint's folder, found another"
                + " file");
    assertThat(run(MODEL, "out", "--threads", "0").error(2)).contains("--threads: threads must be");
  }

  @Test
  void anArchitectureNeedsWeights() {
    String in = dir.resolve("in").toString();
    String out = dir.resolve("out").toString();
    assertThat(Outcome.of("run", "--model", MODEL, "--input", in, "--output", out).error(2))
        .isEqualTo(
            "--weights is missing: the architecture "
                + MODEL
                + " needs a file of weights; or give a checkpoint's folder with --model");
    assertThat(Outcome.of("run", "--model", "none", "--input", in, "--output", out).error(2))
        .contains("unknown architecture \"none\"");
  }

  @Test
  void inputOfWrongNameOrRank() throws Exception {
    Path in = dir.resolve("in");
    Fixtures.write(in, "inputs", 5, 1, 3, 32, 32);
    assertThat(error()).isEqualTo(in + " has no tensor \"input\"; did you mean inputs?");
    Fixtures.write(in, "x", 5, 1, 3, 32, 32);
    assertThat(error()).isEqualTo(in + " has no tensor \"input\"; it has x");
    Fixtures.write(in, "input", 5, 3, 32, 32);
    assertThat(error())
        .isEqualTo(in + ": 'input' must be N×C×H×W, none of them 0, found [3, 32, 32]");
    Fixtures.write(in, "input", 5, 0, 3, 32, 32);
    assertThat(error()).contains("none of them 0, found [0, 3, 32, 32]");
    writeHeader("F32", "[1048576,1048576,0,1]", 0);
    assertThat(error()).contains("none of them 0, found [1048576, 1048576, 0, 1]");
  }

  @Test
  void inputThatIsNoFile() throws Exception {
    Path in = dir.resolve("in");
    Files.writeString(in, "not a safetensors file at all");
    assertThat(error()).startsWith(in.toString());
    Files.delete(in);
    assertThat(error()).isEqualTo(in + ": there is no such file");
    Files.createDirectory(in);
    assertThat(error()).startsWith(in + ": expected a safetensors file, found a folder");
  }

  private void writeHeader(String type, String shape, int bytes) throws IOException {
    String entry =
        "{\"input\":{\"dtype\":\""
            + type
            + "\",\"shape\":"
            + shape
            + ",\"data_offsets\":[0,"
            + bytes
            + "]}}";
    String aligned = entry + " ".repeat((8 - entry.length() % 8) % 8);
    byte[] header = aligned.getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[8 + header.length + bytes];
    file[0] = (byte) header.length;
    System.arraycopy(header, 0, file, 8, header.length);
    Files.write(dir.resolve("in"), file);
  }

  @Test
  void inputOfUnsupportedType() throws Exception {
    writeHeader("I8", "[1,1,1,2]", 2);
    assertThat(error())
        .contains("of type I8, which is not supported; convert it to F32, F16 or BF16");
  }

  @Test
  void weightsOfAnotherNetwork() {
    Outcome outcome = run("mobilenetv2_050", "out");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("the weights do not fit the network", "missing:", "unexpected:");
    Outcome classes = run(MODEL, "out", "--classes", "9");
    assertThat(classes.err()).contains("classifier.weight: expected 9×1280, found 1000×1280");
  }

  @Test
  void channelsThatNoStemTakes() throws Exception {
    Fixtures.weights(Catalogue.get(MODEL).withInputChannels(1), dir.resolve("w"));
    Outcome outcome = run(MODEL, "out");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("conv_stem.weight: expected");
  }

  /** As other frameworks lay images out: a stem adapted to 40 channels would give an answer. */
  @Test
  void inputWithItsChannelsLast() throws Exception {
    Path in = dir.resolve("in");
    Fixtures.write(in, "input", 5, 1, 40, 40, 3);
    String message =
        in
            + ": 'input' must be N×C×H×W, given [1, 40, 40, 3], which looks like N×H×W×C with the"
            + " network's 3 channels; transpose it";
    assertThat(run(MODEL, "out").error(2)).isEqualTo(message);
    String checkpoint = Fixtures.BUNDLED.toString();
    String out = dir.resolve("out").toString();
    assertThat(
            Outcome.of("run", "--model", checkpoint, "--input", in.toString(), "--output", out)
                .error(2))
        .isEqualTo(message);
    Fixtures.weights(Catalogue.get(MODEL).withInputChannels(1), dir.resolve("w"));
    Fixtures.write(in, "input", 5, 1, 40, 40, 1);
    assertThat(run(MODEL, "out").error(2)).endsWith("with the network's 1 channel; transpose it");
  }

  @Test
  void outputThatCannotBeWritten() {
    assertThat(run(MODEL, "no/such/out").error(1))
        .isEqualTo(dir.resolve("no/such/out") + ": its folder does not exist; create it first");
    assertThat(run(MODEL, "").error(1)).contains("expected a file to write, found a folder");
  }
}

package mobilenet.convert.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertCommandTest {
  private static final String TINY =
      Fixtures.HOME.resolve("convert/src/test/resources/torch/tiny.pth").toString();

  @TempDir Path dir;

  private String out() {
    return dir.resolve("out").toString();
  }

  @Test
  void aFileOfATrainingScript() throws IOException {
    Outcome outcome = Outcome.of("convert", TINY, "--output", out(), "--size", "64");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .containsExactly(
            TINY
                + ": PyTorch zip archive, entry state_dict, 137 F16, 27 I64, timm names behind"
                + " module.",
            "network   mobilenetv1_010, named by the file's own entry arch",
            "classes   10, called by their numbers; --class-names gives them names",
            "padding   symmetric, by the file's own entry arch; --padding changes it",
            "epsilon   1e-5, by the file's own entry arch; --epsilon changes it",
            "images    shorter side to 73 bicubic, centre crop 64×64, RGB, mean 0.485 0.456 0.406,"
                + " std 0.229 0.224 0.225, assumed, as timm's default has it, which many of its"
                + " networks differ from; --size, --interpolation, --crop, --mean and --std change"
                + " it",
            "tensors   137 placed, 27 of batch norms' counters ignored, none left over",
            "tried     all 39,866 values are finite, and so are the 10 answers to an image",
            out() + ": written, and reads back to the same bits");
    Outcome classified = Outcome.of("classify", Fixtures.TROUSER, "--model", out(), "--top", "1");
    assertThat(classified.code()).as(classified.err()).isZero();
  }

  @Test
  void asJson() throws IOException {
    Path names = Files.writeString(dir.resolve("names.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    JsonNode found =
        Outcome.json(
                "convert",
                TINY,
                "--output",
                out(),
                "--class-names",
                names.toString(),
                "--padding",
                "same",
                "--mean",
                "0.5,0.5,0.5",
                "--std",
                "0.5,0.5,0.5",
                "--size",
                "32",
                "--crop",
                "1",
                "--interpolation",
                "bilinear")
            .get("found");
    assertThat(found.get("labelled").asBoolean()).isTrue();
    assertThat(found.get("padding").get("certainty").asText()).isEqualTo("GIVEN");
    assertThat(found.get("images").get("certainty").asText()).isEqualTo("GIVEN");
    assertThat(found.get("prefix").asText()).isEqualTo("module.");
    assertThat(found.get("used").asInt()).isEqualTo(137);
    String config = Files.readString(dir.resolve("out/config.json"));
    assertThat(config)
        .contains("\"pad_type\": \"same\"")
        .contains("\"interpolation\": \"bilinear\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--padding valid | 2 | --padding must be same or symmetric, given \"valid\"",
        "--epsilon 0 | 2 | --epsilon must be above 0 and below 1, given 0.0",
        "--size 0 | 2 | --size must be at least 1, given 0",
        "--size 9999 | 2 | --size must be at most 8192, given 9999",
        "--crop 1.5 | 2 | --crop must be above 0 and at most 1, given 1.5",
        "--interpolation box | 2 | --interpolation: unknown interpolation \"box\"",
        "--model mobilenetv9 | 2 | unknown architecture \"mobilenetv9\"",
        "--entry model | 1 | has no tensors in an entry \"model\"; expected entry state_dict",
        "--class-names samples | 1 | Is a directory",
        "--mean 0.5 | 1 | mean must have one number for each of the 3 channels",
        "--model mobilenetv2_100 | 1 | the weights do not fit the network",
      })
  void wrongOptions(String options, int code, String words) {
    String[] given = options.split(" ", -1);
    if (given[1].equals("samples")) {
      given[1] = Fixtures.HOME.resolve("samples").toString();
    }
    Outcome outcome = Outcome.of("convert", TINY, "--output", out(), given[0], given[1]);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).contains(words);
    assertThat(dir).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "keras/model.h5, an HDF5 file of Keras",
    "tfjs/model.json, a layers model of TensorFlow.js",
  })
  void anEntryOfAFileThatHasNone(String name, String kind) {
    String file = Fixtures.HOME.resolve("convert/src/test/resources").resolve(name).toString();
    assertThat(Outcome.of("convert", file, "--output", out(), "--entry", "ema").error(2))
        .isEqualTo(
            "--entry: "
                + file
                + ": "
                + kind
                + " holds one network, given the entry \"ema\"; leave"
                + " it out");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void filesThatAreNotRead() throws IOException {
    Path text = Files.writeString(dir.resolve("a.txt"), "hello, world");
    assertThat(Outcome.of("convert", text.toString(), "--output", out()).error(1))
        .contains(
            "expected a .pth or .pt file of torch.save, a .h5 or .keras file of Keras, or"
                + " model.json")
        .contains("68 65 6c 6c");
    Path none = dir.resolve("none.pth");
    assertThat(Outcome.of("convert", none.toString(), "--output", out()).error(1))
        .contains("there is no such file");
    Path empty = Files.write(dir.resolve("empty.pth"), new byte[0]);
    assertThat(Outcome.of("convert", empty.toString(), "--output", out()).error(1))
        .contains("found an empty file");
    Path ours = Fixtures.BUNDLED.resolve("model.safetensors");
    assertThat(Outcome.of("convert", ours.toString(), "--output", out()).error(1))
        .contains("found a safetensors file, which every command reads as it is");
    assertThat(Outcome.of("convert", dir.toString(), "--output", out()).error(1))
        .contains("is a folder");
  }

  @Test
  void formatsOfTensorFlowAreNamedWithTheWayOut() throws IOException {
    String wayOut =
        ", which is not read; load it in Keras and save it as .keras or .h5, or make a model.json of"
            + " it with tensorflowjs_converter";
    Path saved = Files.createDirectory(dir.resolve("saved"));
    Path inIt = Files.write(saved.resolve("saved_model.pb"), new byte[] {8, 1, 18, 4, 10, 2});
    assertThat(Outcome.of("convert", saved.toString(), "--output", out()).error(1))
        .isEqualTo(saved + ": is a SavedModel of TensorFlow" + wayOut);
    Path frozen = Files.copy(inIt, dir.resolve("frozen.pb"));
    for (Path file : List.of(inIt, frozen)) {
      assertThat(Outcome.of("convert", file.toString(), "--output", out()).error(1))
          .isEqualTo(file + ": is a SavedModel or a frozen graph of TensorFlow (.pb)" + wayOut);
    }
  }
}

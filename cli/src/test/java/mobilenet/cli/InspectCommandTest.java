package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import mobilenet.architecture.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
  @TempDir Path dir;

  private static List<String> architectures(JsonNode document) {
    return document.get("matches").findValuesAsText("architecture");
  }

  @Test
  void theBundledFileAndItsFolder() {
    String file = Fixtures.BUNDLED.resolve("model.safetensors").toString();
    JsonNode document = Outcome.json("inspect", file);
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly(
            "file",
            "tensors",
            "elements",
            "types",
            "names",
            "matches",
            "undecided",
            "cannotTell",
            "consequence",
            "advice",
            "nonFinite");
    assertThat(document.get("file").asText()).isEqualTo(file);
    assertThat(document.get("types").toString()).isEqualTo("[\"F32\"]");
    assertThat(document.get("names").asText()).isEqualTo("timm");
    assertThat(architectures(document)).containsExactly("mobilenetv4_conv_small");
    JsonNode match = document.get("matches").get(0);
    assertThat(match.get("width").asDouble()).isEqualTo(0.7);
    assertThat(match.get("classes").asInt()).isEqualTo(10);
    assertThat(match.get("inputChannels").asInt()).isEqualTo(3);
    assertThat(document.get("undecided")).isEmpty();
    assertThat(Outcome.json("inspect", Fixtures.BUNDLED.toString())).isEqualTo(document);
    assertThat(Outcome.of("inspect", file).out())
        .contains("fits mobilenetv4_conv_small, width 0.7, 10 classes, 3 input channels")
        .contains("weights do not reveal padding, batch norm epsilon, activation, anti-aliasing")
        .contains("a wrong one lowers accuracy without any error", "--padding", "pad_type");
    assertThat(document.get("cannotTell").toString())
        .isEqualTo("[\"padding\",\"batch norm epsilon\",\"activation\",\"anti-aliasing\"]");
    assertThat(document.get("advice").asText()).contains("--epsilon", "bn_eps, act_layer");
    assertThat(document.get("consequence").asText())
        .isEqualTo("a wrong one lowers accuracy without any error");
  }

  @Test
  void saysWhatTheFileCannotTell() throws Exception {
    Path file = dir.resolve("w");
    Fixtures.weights(Catalogue.get("mobilenetv3_small_075"), file);
    JsonNode document = Outcome.json("inspect", file.toString());
    assertThat(architectures(document))
        .containsExactlyInAnyOrder("mobilenetv3_small_075", "tf_mobilenetv3_small_075");
    assertThat(document.get("undecided").toString())
        .isEqualTo("[\"padding\",\"batch norm epsilon\"]");
    Outcome human = Outcome.of("inspect", file.toString());
    assertThat(human.out())
        .contains("cannot tell these apart: they differ in padding, batch norm epsilon");
  }

  @Test
  void otherFilesFitNothing() throws Exception {
    Path file = dir.resolve("w");
    Fixtures.write(file, "some.weight", 1, 2, 2);
    Outcome strange = Outcome.of("inspect", file.toString(), "--json");
    assertThat(strange.code()).isEqualTo(1);
    assertThat(strange.document().get("matches")).isEmpty();
    assertThat(strange.document().has("names")).isFalse();
    assertThat(Outcome.of("inspect", file.toString()).out())
        .contains("unknown names", "fits no architecture: the names are neither timm's nor");
    assertThat(Outcome.of("inspect", Fixtures.SHIRT).error(1))
        .startsWith(Fixtures.SHIRT)
        .contains("this is not a safetensors file");
    assertThat(Outcome.of("inspect", dir.resolve("none").toString()).error(1))
        .contains("there is no such file");
    assertThat(Outcome.of("inspect", dir.toString()).error(1))
        .startsWith(dir + ": there is no model.safetensors in it");
  }

  @Test
  void nearlyFittingFilesNameTheNearest() throws Exception {
    Path file = dir.resolve("w");
    Fixtures.write(file, "conv_stem.weight", 1, 32, 3, 3, 3);
    Outcome outcome = Outcome.of("inspect", file.toString(), "--json");
    assertThat(outcome.code()).isEqualTo(1);
    JsonNode nearest = outcome.document().get("nearest");
    assertThat(nearest.get("shared").asInt()).isEqualTo(1);
    assertThat(nearest.get("expected").asInt()).isGreaterThan(100);
    assertThat(Outcome.of("inspect", file.toString()).out())
        .contains("fits no architecture; nearest is " + nearest.get("architecture").asText());
  }

  @Test
  void namesThePrefixThatItTookOff() throws Exception {
    Path file = dir.resolve("w");
    Fixtures.write(file, Fixtures.renamed(Fixtures.BUNDLED, "module._orig_mod."));
    JsonNode document = Outcome.json("inspect", file.toString());
    assertThat(document.get("prefix").asText()).isEqualTo("module._orig_mod.");
    assertThat(architectures(document)).containsExactly("mobilenetv4_conv_small");
    assertThat(Outcome.of("inspect", file.toString()).out())
        .contains("timm's names behind the prefix module._orig_mod.");
    Fixtures.write(file, Fixtures.renamed(Fixtures.BUNDLED, "mine."));
    assertThat(Outcome.of("inspect", file.toString()).error(1))
        .contains("tensors have the prefix \"mine.\", which is not a known one");
  }

  @Test
  void networksWithoutClassifierOrHead() throws Exception {
    Path file = dir.resolve("w");
    Fixtures.weights(Catalogue.get("mobilenetv4_conv_small_050").withClasses(0), file);
    JsonNode match = Outcome.json("inspect", file.toString()).get("matches").get(0);
    assertThat(match.get("classes").asInt()).isZero();
    assertThat(match.get("output").asText()).isEqualTo("embedding");
    assertThat(Outcome.of("inspect", file.toString()).out())
        .contains("fits mobilenetv4_conv_small_050, width 0.5, no classifier, 3 input channels");
    Fixtures.weights(Catalogue.get("mobilenetv4_conv_small_050").truncatedAt(32), file);
    assertThat(Outcome.of("inspect", file.toString()).out()).contains(", no head, ");
  }
}

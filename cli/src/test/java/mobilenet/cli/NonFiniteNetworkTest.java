package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import mobilenet.weights.SafeTensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If a network's outputs are NaN or infinite, every command reports a failure. */
class NonFiniteNetworkTest {
  private static final String ALL =
      ": 10 of 10 values of its logits are NaN or infinite, the first at index 0 is NaN; the weights"
          + " are damaged, or so large that sums overflow: check them with mobilenet inspect, and"
          + " fetch or train them again";

  @TempDir Path dir;

  private String damaged() throws Exception {
    return Fixtures.withValue(dir.resolve("model"), "conv_stem.weight", Float.NaN).toString();
  }

  @Test
  void classify() throws Exception {
    String model = damaged();
    Outcome human = Outcome.of("classify", Fixtures.SHIRT, Fixtures.TROUSER, "--model", model);
    assertThat(human.code()).isEqualTo(1);
    assertThat(human.out()).isEmpty();
    assertThat(human.err().lines())
        .containsExactly(
            "mobilenet: " + Fixtures.SHIRT + ": " + model + ALL,
            "mobilenet: " + Fixtures.TROUSER + ": " + model + ALL);
    Outcome json = Outcome.of("classify", Fixtures.SHIRT, "--model", model, "--json");
    assertThat(json.code()).isEqualTo(1);
    JsonNode result = json.document().get("results").get(0);
    assertThat(result.fieldNames()).toIterable().containsExactly("image", "error");
    assertThat(result.get("error").asText()).isEqualTo(Fixtures.SHIRT + ": " + model + ALL);
  }

  /** One class of ten: above or below all others, or hidden in a ranking that looks finite. */
  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void oneOutputIsEnough(float value) throws Exception {
    String model = Fixtures.withValue(dir.resolve("m"), "classifier.bias", value).toString();
    assertThat(Outcome.of("classify", Fixtures.SHIRT, "--model", model, "--top", "1").error(1))
        .contains("1 of 10 values of its logits are NaN or infinite", "index 0 is " + value);
  }

  @Test
  void verify() throws Exception {
    String model = damaged();
    assertThat(Outcome.of("verify", model).error(1)).isEqualTo(model + ALL);
    Outcome json = Outcome.of("verify", model, "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.document().get("error").asText()).isEqualTo(model + ALL);
  }

  /** Whoever compares implementations wants to see what was computed, and to be warned. */
  @Test
  void runWritesAndFails() throws Exception {
    String weights = damaged() + "/model.safetensors";
    Path output = dir.resolve("out\nmobilenet: done");
    Fixtures.write(dir.resolve("in"), "input", 5, 1, 3, 32, 32);
    String[] line = {
      "run",
      "--model",
      "mobilenetv4_conv_small_070",
      "--weights",
      weights,
      "--input",
      dir.resolve("in").toString(),
      "--output",
      output.toString(),
      "--json"
    };
    Outcome outcome = Outcome.of(line);
    assertThat(outcome.code()).isEqualTo(1);
    JsonNode logits = outcome.document().get("tensors").get(0);
    assertThat(logits.get("name").asText()).isEqualTo("logits");
    assertThat(logits.get("notFinite").asInt()).isEqualTo(10);
    assertThat(outcome.err())
        .isEqualTo(
            "mobilenet: "
                + dir
                + "/out\\u000amobilenet: done: values are NaN or infinite: logits has 10;"
                + " the weights are damaged or too large,"
                + " check them with mobilenet inspect "
                + weights
                + "\n");
    try (SafeTensors written = SafeTensors.open(output)) {
      assertThat(written.tensor("logits").data()).hasSize(10).containsOnly(Float.NaN);
    }
  }

  @Test
  void inspectNamesTheTensor() throws Exception {
    String model = damaged();
    Outcome human = Outcome.of("inspect", model);
    assertThat(human.code()).isEqualTo(1);
    assertThat(human.out()).contains("fits mobilenetv4_conv_small");
    assertThat(human.out())
        .contains("conv_stem.weight has 1 value that is NaN or infinite: the file is damaged");
    JsonNode document = Outcome.of("inspect", model, "--json").document();
    assertThat(document.get("nonFinite")).hasSize(1);
    assertThat(document.get("nonFinite").get(0).get("name").asText()).isEqualTo("conv_stem.weight");
    assertThat(document.get("nonFinite").get(0).get("values").asInt()).isEqualTo(1);
  }
}

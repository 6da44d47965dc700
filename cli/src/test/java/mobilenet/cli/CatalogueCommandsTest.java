package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import mobilenet.architecture.Catalogue;
import org.junit.jupiter.api.Test;

/** The commands that need no file: models and summary. */
class CatalogueCommandsTest {
  @Test
  void modelsAsJson() {
    JsonNode models = Outcome.json("models").get("models");
    // The bundled checkpoint is of a width that the catalogue does not list.
    assertThat(models).hasSize(Catalogue.all().size() + 1);
    assertThat(models)
        .allSatisfy(
            m ->
                assertThat(m.fieldNames())
                    .toIterable()
                    .containsExactly("name", "family", "input", "params", "macs", "checkpoints"));
    JsonNode bundled =
        models.findParents("name").stream()
            .filter(m -> m.get("name").asText().equals("mobilenetv4_conv_small_070"))
            .findFirst()
            .orElseThrow();
    assertThat(bundled.get("checkpoints").get(0).asText()).isEqualTo(Home.BUNDLED);
    assertThat(bundled.get("input").asInt()).isEqualTo(224);
  }

  @Test
  void modelsAsTable() {
    Outcome models = Outcome.of("models");
    assertThat(models.code()).isZero();
    assertThat(models.err()).isEmpty();
    assertThat(models.out().lines().skip(2)).hasSize(Catalogue.all().size() + 1);
    assertThat(models.out()).contains("3,504,872", "efficientnet_b0", Home.BUNDLED);
  }

  @Test
  void summaryAsJson() {
    JsonNode summary =
        Outcome.json("summary", "mobilenetv4_conv_small_050", "--size", "64", "--classes", "10");
    assertThat(summary.fieldNames())
        .toIterable()
        .containsExactly("name", "size", "classes", "params", "macs", "layers");
    assertThat(summary.get("size").asInt()).isEqualTo(64);
    assertThat(summary.get("classes").asInt()).isEqualTo(10);
    long params = 0;
    long macs = 0;
    for (JsonNode layer : summary.get("layers")) {
      params += layer.get("params").asLong();
      macs += layer.get("macs").asLong();
      assertThat(layer.get("in")).hasSize(3);
      assertThat(layer.get("out")).hasSize(3);
      for (String field : new String[] {"name", "type", "stride", "expanded", "residual"}) {
        assertThat(layer.has(field)).as(field).isTrue();
      }
    }
    assertThat(summary.get("params").asLong()).isEqualTo(params);
    assertThat(summary.get("macs").asLong()).isEqualTo(macs);
    JsonNode stem = summary.get("layers").get(0);
    assertThat(stem.get("activation").asText()).isEqualTo("RE");
    assertThat(stem.get("in").toString()).isEqualTo("[3,64,64]");
    assertThat(stem.get("out").toString()).isEqualTo("[32,32,32]");
  }

  @Test
  void summaryAsTable() {
    Outcome summary = Outcome.of("summary", "mobilenetv2_100.ra_in1k");
    assertThat(summary.code()).isZero();
    assertThat(summary.out())
        .startsWith("mobilenetv2_100 at 224×224, 1000 classes")
        .contains("3,504,872 parameters");
  }

  @Test
  void summaryOfACheckpointAndWithoutClassifier() {
    JsonNode bundled = Outcome.json("summary", Fixtures.BUNDLED.toString());
    assertThat(bundled.get("name").asText()).isEqualTo("mobilenetv4_conv_small_070");
    assertThat(bundled.get("classes").asInt()).isEqualTo(10);
    assertThat(bundled.get("size").asInt()).isEqualTo(96);
    Outcome headless = Outcome.of("summary", "mobilenetv4_conv_small", "--classes", "0");
    assertThat(headless.out())
        .startsWith("mobilenetv4_conv_small at 224×224, no classifier")
        // 3,774,024 parameters minus 1281 · 1000 of the classifier.
        .contains("2,493,024 parameters")
        .doesNotContain("Linear");
    assertThat(Outcome.of("summary", "mobilenetv2_100", "--classes", "-1").error(2))
        .isEqualTo("--classes must be at least 0, given -1");
  }
}

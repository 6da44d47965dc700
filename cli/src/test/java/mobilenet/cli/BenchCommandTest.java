package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  private static final List<String> FIELDS =
      List.of(
          "model",
          "size",
          "threads",
          "batch",
          "kernels",
          "firstMs",
          "medianMs",
          "minMs",
          "p90Ms",
          "p99Ms",
          "gmacPerSecond",
          "allocatedBytesPerRun");

  @Test
  void aNameAsJson() {
    JsonNode document =
        Outcome.json(
            "bench",
            "mobilenetv4_conv_small_050",
            "--size",
            "32",
            "--seconds",
            "1",
            "--batch",
            "2",
            "--threads",
            "2");
    assertThat(document.fieldNames()).toIterable().containsExactlyElementsOf(FIELDS);
    assertThat(document.get("size").asInt()).isEqualTo(32);
    assertThat(document.get("threads").asInt()).isEqualTo(2);
    assertThat(document.get("batch").asInt()).isEqualTo(2);
    double min = document.get("minMs").asDouble();
    double median = document.get("medianMs").asDouble();
    assertThat(min).isPositive().isLessThanOrEqualTo(median);
    assertThat(document.get("p99Ms").asDouble())
        .isGreaterThanOrEqualTo(document.get("p90Ms").asDouble());
    assertThat(document.get("p90Ms").asDouble()).isGreaterThanOrEqualTo(median);
    assertThat(document.get("allocatedBytesPerRun").asLong()).isZero();
    long macs =
        Outcome.json("summary", "mobilenetv4_conv_small_050", "--size", "32").get("macs").asLong();
    assertThat(document.get("gmacPerSecond").asDouble() * median * 1e6)
        .isBetween(2 * macs * 0.999, 2 * macs * 1.001);
  }

  @Test
  void aCheckpointWithProfile() {
    String checkpoint = Fixtures.BUNDLED.toString();
    JsonNode document = Outcome.json("bench", checkpoint, "--seconds", "1", "--profile");
    List<String> fields = new ArrayList<>(FIELDS);
    boolean vectors = document.get("kernels").asText().startsWith("vector");
    if (vectors) {
      fields.addAll(List.of("peakGflops", "memoryGigabytesPerSecond"));
      assertThat(document.get("peakGflops").asDouble()).isPositive();
      assertThat(document.get("memoryGigabytesPerSecond").asDouble()).isPositive();
    }
    fields.add("steps");
    assertThat(document.fieldNames()).toIterable().containsExactlyElementsOf(fields);
    assertThat(document.get("model").asText()).isEqualTo("mobilenetv4_conv_small_070");
    assertThat(document.get("size").asInt()).isEqualTo(96);
    long macs = 0;
    for (JsonNode step : document.get("steps")) {
      macs += step.get("macs").asLong();
      assertThat(step.get("name").asText()).isNotEmpty();
      assertThat(step.get("bytes").asLong()).isPositive();
      assertThat(step.get("gflops").asDouble())
          .isEqualTo(2 * step.get("gmacPerSecond").asDouble(), within(1e-9));
      assertThat(step.has("percentOfLimit")).isEqualTo(vectors);
      if (vectors) {
        assertThat(step.get("percentOfLimit").asDouble()).isPositive();
        assertThat(step.get("bound").asText()).isIn("ARITHMETIC", "BYTES");
      }
    }
    assertThat(macs)
        .isEqualTo(
            Outcome.json("summary", "mobilenetv4_conv_small_070", "--size", "96", "--classes", "10")
                .get("macs")
                .asLong());
  }

  @Test
  void humanOutput() {
    Outcome outcome =
        Outcome.of(
            "bench", "mobilenetv4_conv_small_050", "--size", "32", "--seconds", "1", "--profile");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .startsWith("mobilenetv4_conv_small_050 at 32×32, batch 1, 1 thread, ")
        .contains(
            "median ", "GMAC/s; 0 bytes allocated per run", "bn1.act", "classifier", "% of limit");
  }

  @Test
  void aBatchThatNoArrayHoldsIsRefused() {
    assertThat(Outcome.of("bench", "mobilenetv4_conv_small_050", "--batch", "20000").error(2))
        .isEqualTo(
            "--batch must be at most 3566 for images of 224×224, as more would take over 2 GiB of"
                + " memory; given 20000");
  }

  @Test
  void otherRuntimesNeedTheirModule() {
    String name = "mobilenetv4_conv_small_050";
    assertThat(Outcome.of("bench", name, "--peers").error(2))
        .isEqualTo(
            "--peers needs the module bench on the class path; start the command as ./mobilenet,"
                + " which builds and adds it");
    assertThat(Outcome.of("bench", name, "--csv", "x.csv").error(2))
        .isEqualTo("--csv needs --peers, which measures other runtimes");
    assertThat(Outcome.of("bench", name, "--only", "libtorch").error(2))
        .isEqualTo("--only needs --peers, which measures other runtimes");
    assertThat(Outcome.of("bench", name, "--peers", "--profile").error(2))
        .isEqualTo("--profile and --peers exclude each other; give one of them");
  }
}

package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {
  @TempDir Path dir;

  /** As timm's create_model(num_classes=0) leaves it, without the convolution of the head. */
  private String backbone() throws IOException {
    Path config = Fixtures.copyOfBundled(dir).resolve(Checkpoint.CONFIG);
    String text = Files.readString(config);
    Files.writeString(config, text.replace("\"num_classes\": 10,", "\"num_classes\": 0,"));
    Map<String, Tensor> some =
        new LinkedHashMap<>(Fixtures.renamed(Fixtures.BUNDLED, "").tensors());
    some.keySet().removeIf(name -> name.matches("(classifier|conv_head|norm_head)[.].*"));
    Fixtures.write(dir.resolve(Checkpoint.WEIGHTS), new MapWeights(some));
    return dir.toString();
  }

  @Test
  void aBackboneIsSummarisedWithoutTheHeadThatItLacks() throws IOException {
    String backbone = backbone();
    Outcome summary = Outcome.of("summary", backbone);
    assertThat(summary.code()).as(summary.err()).isZero();
    assertThat(summary.out()).contains("no classifier").doesNotContain("conv_head");
    assertThat(Outcome.of("summary", backbone, "--classes", "5").out())
        .contains("5 classes", "conv_head", "classifier");
  }
}

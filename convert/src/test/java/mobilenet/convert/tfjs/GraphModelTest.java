package mobilenet.convert.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import mobilenet.cli.Fixtures;
import mobilenet.convert.Choices;
import mobilenet.convert.Conversion;
import mobilenet.graph.Graph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphModelTest {
  static final Path GOLDEN = Fixtures.HOME.resolve("convert/src/test/resources/tfjs/graph");

  @TempDir Path dir;

  /** Logits of the checkpoint for the image of make.js, scaled as its mean and std say. */
  private void requireGoldenLogits(String model, boolean scaled) throws IOException {
    float[] image = new float[3 * 64 * 64];
    for (int i = 0; i < image.length; i++) {
      // The file counts channels innermost, a tensor of the runtime outermost.
      double pixel = i * 7919L % 1000 / 1000.0;
      image[i % 3 * 64 * 64 + i / 3] = (float) (scaled ? 2 * pixel - 1 : pixel);
    }
    List<String> expected = Files.readAllLines(GOLDEN.resolve(model).resolve("logits.txt"));
    try (Checkpoint checkpoint = Checkpoint.open(dir);
        CompiledModel compiled =
            CompiledModel.compile(
                checkpoint.bind(), RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR))) {
      Tensor logits =
          Objects.requireNonNull(
              BatchRunner.run(
                      compiled, new Tensor(List.of(1, 3, 64, 64), image), List.of(Graph.LOGITS))
                  .get(Graph.LOGITS));
      assertThat(logits.data()).hasSameSizeAs(expected.toArray());
      for (int i = 0; i < expected.size(); i++) {
        System.out.println(logits.data()[i]);
        assertThat((double) logits.data()[i])
            .as("logit %d", i)
            .isCloseTo(Double.parseDouble(expected.get(i)), within(2e-5));
      }
    }
  }

  @Test
  void aGraphWithItsBatchNormsAndZerosOfItsOwn() throws IOException {
    Conversion conversion = Conversion.of(GOLDEN.resolve("unfolded/model.json"), Choices.NONE);
    System.out.println(conversion.report());
    conversion.write(dir);
    requireGoldenLogits("unfolded", false);
  }

  @Test
  void aGraphWhoseBatchNormsAreFolded() throws IOException {
    Conversion conversion = Conversion.of(GOLDEN.resolve("fused/model.json"), Choices.NONE);
    System.out.println(conversion.report());
    conversion.write(dir);
    requireGoldenLogits("fused", true);
  }
}

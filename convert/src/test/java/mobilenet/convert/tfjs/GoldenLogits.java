package mobilenet.convert.tfjs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobilenet.graph.Graph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.Tensor;

/** Logits for the image of 64 pixels that make.js and make.py have shown to other frameworks. */
final class GoldenLogits {
  private static final int SIZE = 64;
  private static final int CHANNELS = 3;

  private GoldenLogits() {}

  /** What a framework has answered, by its {@code logits.txt}. */
  static double[] read(Path folder) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("logits.txt"))) {
      return lines.mapToDouble(Double::parseDouble).toArray();
    }
  }

  /**
   * What a checkpoint answers, by the scalar kernels.
   *
   * @param scaled whether its samples are from -1 to 1; else they are from 0 to 1
   */
  static double[] of(Path checkpoint, boolean scaled) throws IOException {
    float[] image = new float[CHANNELS * SIZE * SIZE];
    for (int i = 0; i < image.length; i++) {
      double pixel = i * 7919L % 1000 / 1000.0;
      // The file counts channels innermost, a tensor of the runtime outermost.
      image[i % CHANNELS * SIZE * SIZE + i / CHANNELS] = (float) (scaled ? 2 * pixel - 1 : pixel);
    }
    try (Checkpoint opened = Checkpoint.open(checkpoint);
        CompiledModel model =
            CompiledModel.compile(
                opened.bind(), RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR))) {
      Tensor images = new Tensor(List.of(1, CHANNELS, SIZE, SIZE), image);
      Tensor logits =
          Objects.requireNonNull(
              BatchRunner.run(model, images, List.of(Graph.LOGITS)).get(Graph.LOGITS));
      float[] values = logits.data();
      return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
  }
}

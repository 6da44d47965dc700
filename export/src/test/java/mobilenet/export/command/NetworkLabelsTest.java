package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkLabelsTest {
  @TempDir Path dir;

  /** The bundled checkpoint's weights with the first seven of its ten classes. */
  private Path sevenLogits() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (SafeTensors file = SafeTensors.open(Fixtures.BUNDLED.resolve("model.safetensors"))) {
      for (String name : file.names()) {
        Tensor tensor = file.tensor(name);
        tensors.put(name, name.startsWith("classifier.") ? firstSeven(tensor) : tensor);
      }
    }
    Path written = dir.resolve("w7.safetensors");
    SafeTensorsWriter.of(DType.F32).write(written, new MapWeights(tensors));
    return written;
  }

  private static Tensor firstSeven(Tensor tensor) {
    List<Integer> shape = new ArrayList<>(tensor.shape());
    int each = tensor.data().length / shape.get(0);
    shape.set(0, 7);
    return new Tensor(shape, Arrays.copyOf(tensor.data(), 7 * each));
  }

  private String error(Path weights, String command) {
    List<String> line = new ArrayList<>(List.of(command.split(" ", -1)));
    line.addAll(List.of("--model", Fixtures.BUNDLED.toString(), "--weights", weights.toString()));
    return Outcome.of(line.toArray(String[]::new)).error(2);
  }

  @Test
  void weightsOfOtherClassesHaveNotTheCheckpointsNames() throws IOException {
    Path weights = sevenLogits();
    Path file = dir.resolve("m.file");
    for (String command :
        List.of(
            "export onnx --output " + file,
            "export tflite --output " + file,
            "export compare --data " + Fixtures.SLICE + " " + file,
            "quantize --kind fp16 --report --data " + Fixtures.SLICE + " --output " + file)) {
      assertThat(error(weights, command))
          .as(command)
          .contains(
              "names of 10 classes, and the network has 7 logits with these --weights; give the"
                  + " checkpoint that the weights belong to");
    }
    assertThat(file).doesNotExist();
  }
}

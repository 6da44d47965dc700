package mobilenet.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;

/** Writes the weights of {@code golden/definition} that are not stored, for timm to read. */
public final class DefinitionCheckpoints {
  private DefinitionCheckpoints() {}

  /**
   * Adds the formula's weights to folders that have only a config.json.
   *
   * @param folders checkpoints
   */
  public static void main(String[] folders) throws IOException {
    for (Path folder : Stream.of(folders).map(Path::of).toList()) {
      if (!Files.exists(folder.resolve(Checkpoint.WEIGHTS))) {
        write(folder, Checkpoint.config(folder));
      }
    }
  }

  /** Writes a checkpoint of the formula's weights. */
  public static void write(Path folder, CheckpointConfig config) throws IOException {
    BoundGraph bound = DefinitionRecord.bindFormula(config.architecture());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : bound.graph().parameters().values()) {
      tensors.put(parameter.key(), new Tensor(parameter.shape(), bound.value(parameter)));
    }
    Checkpoint.write(folder, config, new MapWeights(tensors), DType.F32);
  }
}

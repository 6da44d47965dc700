package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.PretrainedConfig;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightSource;

/** Checkpoints of small networks that have learnt nothing. */
public final class SmallTeachers {
  private static final double MEAN = 0.4;
  private static final double STD = 0.25;

  private SmallTeachers() {}

  /**
   * Writes a checkpoint.
   *
   * @param channels of its images: 1 or 3
   * @param size of its images
   * @param labels of its classes
   * @param seed of its weights
   */
  public static Path write(Path folder, int channels, int size, List<String> labels, long seed)
      throws IOException {
    Architecture architecture =
        Catalogue.get("mobilenetv4_conv_small_035")
            .withClasses(labels.size())
            .withInputChannels(channels)
            .withResolution(size);
    List<Double> mean = List.of(MEAN, MEAN + 0.05, MEAN + 0.1).subList(0, channels);
    List<Double> std = List.of(STD, STD + 0.05, STD + 0.1).subList(0, channels);
    WeightSource drawn = Initialisation.draw(Lowering.lower(architecture), seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : drawn.names()) {
      tensors.put(name, drawn.tensor(name));
    }
    Checkpoint.write(
        folder,
        CheckpointConfig.of(
            architecture, labels, PretrainedConfig.of(architecture.input(), 1, mean, std)),
        new MapWeights(tensors),
        DType.F32);
    return folder;
  }
}

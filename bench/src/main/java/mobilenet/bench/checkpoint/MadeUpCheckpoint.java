package mobilenet.bench.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.json.JsonObject;
import mobilenet.measure.StableWeights;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.PretrainedConfig;

/** Checkpoints of networks that have learnt nothing, to be measured. */
public final class MadeUpCheckpoint {
  private static final double CROP = 0.875;

  private MadeUpCheckpoint() {}

  /** Names of a network's classes in such a checkpoint: their numbers. */
  public static List<String> labels(Architecture architecture) {
    return IntStream.range(0, architecture.classes()).mapToObj(Integer::toString).toList();
  }

  /**
   * Writes a checkpoint with {@link StableWeights}, a tensor at a time: one tensor is in memory,
   * however large the network is.
   */
  public static void write(Path folder, Architecture architecture) throws IOException {
    Checkpoint.write(
        folder,
        CheckpointConfig.of(architecture, labels(architecture), pretrained(architecture)),
        StableWeights.of(Lowering.lower(architecture)),
        DType.F32);
  }

  /** How images are prepared: as for ImageNet; without three channels, to values of -1 to 1. */
  public static PretrainedConfig pretrained(Architecture architecture) {
    boolean rgb = architecture.input().channels() == Preprocessing.IMAGENET_MEAN.size();
    List<Double> middle = Collections.nCopies(architecture.input().channels(), 0.5);
    return new PretrainedConfig(
        Optional.empty(),
        architecture.input(),
        Optional.empty(),
        Interpolation.BICUBIC,
        CROP,
        Optional.empty(),
        CropMode.CENTER,
        rgb ? Preprocessing.IMAGENET_MEAN : middle,
        rgb ? Preprocessing.IMAGENET_STD : middle,
        Optional.empty(),
        JsonObject.EMPTY);
  }
}

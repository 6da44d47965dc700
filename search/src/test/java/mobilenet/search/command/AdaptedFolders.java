package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.search.training.SmallNetwork;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.PretrainedConfig;

/** Folders of adaptations whose two checkpoints have no weights. */
final class AdaptedFolders {
  private AdaptedFolders() {}

  /** Writes the checkpoints of a seed; both are of {@link SmallNetwork}. */
  static AdaptFolder write(Path folder, long seed) throws IOException {
    AdaptFolder adapted = new AdaptFolder(folder);
    writeCheckpoint(AdaptFolder.best(adapted.trained()), seed);
    writeCheckpoint(AdaptFolder.best(adapted.width()), seed);
    return adapted;
  }

  private static void writeCheckpoint(Path folder, long seed) throws IOException {
    Architecture network = SmallNetwork.architecture();
    CheckpointConfig config =
        CheckpointConfig.of(
                network,
                IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
                PretrainedConfig.of(network.input(), 0.9, List.of(0.5), List.of(0.5)))
            .withOthers(JsonObject.EMPTY.with("training", JsonObject.EMPTY.with("seed", seed)));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(Checkpoint.CONFIG), JsonWriter.pretty(config.toJson()));
  }
}

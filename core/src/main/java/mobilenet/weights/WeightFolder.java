package mobilenet.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the weights in a checkpoint's folder. */
final class WeightFolder {
  static final String INDEX = Checkpoint.WEIGHTS + ".index.json";

  private static final String SAFETENSORS = ".safetensors";
  private static final List<String> PICKLES =
      List.of(".bin", ".pth", ".pt", ".pth.tar", ".ckpt", ".bin.index.json");
  private static final int LISTED = 3;

  private WeightFolder() {}

  /**
   * The weights of a folder: {@code model.safetensors}, its shards' index, or else the only
   * safetensors file.
   *
   * @throws CheckpointException if there are none, or it is not clear which file to use
   */
  static Path weights(Path folder) throws IOException {
    for (String name : List.of(Checkpoint.WEIGHTS, INDEX)) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    List<String> names = names(folder);
    List<String> candidates = names.stream().filter(name -> name.endsWith(SAFETENSORS)).toList();
    if (candidates.size() == 1) {
      return folder.resolve(candidates.get(0));
    }
    if (candidates.size() > 1) {
      throw new CheckpointException(
          folder
              + ": holds "
              + candidates.size()
              + " safetensors files ("
              + String.join(", ", candidates.subList(0, Math.min(LISTED, candidates.size())))
              + (candidates.size() > LISTED ? ", …" : "")
              + ") but neither "
              + Checkpoint.WEIGHTS
              + " nor "
              + INDEX
              + "; rename the one to use, or fetch the index if they are shards");
    }
    Optional<String> pickle = names.stream().filter(WeightFolder::isPickle).findFirst();
    if (pickle.isPresent()) {
      throw new CheckpointException(
          folder
              + ": holds "
              + pickle.get()
              + " but no "
              + Checkpoint.WEIGHTS
              + "; convert it with 'mobilenet convert FILE --output DIR'");
    }
    throw new CheckpointException(
        folder + ": there is no " + Checkpoint.WEIGHTS + " in it; " + Checkpoint.EXPECTED_LAYOUT);
  }

  private static boolean isPickle(String name) {
    return PICKLES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}

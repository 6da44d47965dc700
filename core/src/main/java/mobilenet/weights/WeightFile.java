package mobilenet.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Weights on disk: one safetensors file, or several with an index. Thread-safe. */
public interface WeightFile extends WeightSource, AutoCloseable {
  /**
   * Type of a tensor's values in the file.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  DType type(String name);

  /** Ends the use of the file: reading throws from now on. */
  @Override
  void close();

  /**
   * Opens a safetensors file, an index of shards ({@code model.safetensors.index.json}), or a
   * folder with one of them.
   *
   * @throws IOException if it is missing, cannot be read or is not valid
   */
  static WeightFile open(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? WeightFolder.weights(path) : path;
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
        ? ShardedSafeTensors.open(file)
        : SafeTensors.open(file);
  }
}

package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.cli.UsageException;
import mobilenet.search.supernet.TrainingIdentity;
import mobilenet.search.tunas.TunasSearch;

/**
 * Where TuNAS keeps everything.
 *
 * @param path its folder
 */
record TunasFolder(Path path) {

  /** What tells the whole search from others. */
  Path settings() {
    return path.resolve("tunas.json");
  }

  /**
   * Checks that a search may begin here, or go on.
   *
   * @throws IOException if the folder is another's
   */
  void require(TrainingIdentity identity) throws IOException {
    if (Files.exists(settings())) {
      identity.require(settings().toString(), Files.readString(settings()));
    } else if (Files.exists(best()) || Files.exists(result())) {
      throw new UsageException(
          (Files.exists(best()) ? best() : result())
              + " would be overwritten; move it away or give another --output");
    }
  }

  /** Where a stage of several keeps everything. */
  TunasFolder stage(String name) {
    return new TunasFolder(path.resolve(name));
  }

  /** The space, with the recipe's image size and the data's classes. */
  Path space() {
    return path.resolve("space.json");
  }

  /** How the shared weights are trained. */
  Path recipe() {
    return path.resolve("recipe.yaml");
  }

  /** {@link FrozenTable}, if the search has one. */
  Path latencyTable() {
    return path.resolve("latency-table.jsonl");
  }

  /** What is needed to go on, and the steps. */
  TunasSearch.Files search() {
    return new TunasSearch.Files(
        path.resolve("supernet.safetensors"), path.resolve("controller.csv"));
  }

  /** How the controller learnt. */
  Path figure() {
    return path.resolve("controller.svg");
  }

  /** The network that was found. */
  Path best() {
    return path.resolve("best.json");
  }

  /** The network that was found, as a checkpoint with its shared weights. */
  Path checkpoint() {
    return path.resolve("best");
  }

  /** Accuracies by the shared weights of the networks of a ledger. */
  Path rank() {
    return path.resolve("supernet-rank.csv");
  }

  /** {@link TunasReport}. */
  Path result() {
    return path.resolve("result.json");
  }
}

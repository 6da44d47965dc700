package mobilenet.search.command;

import java.nio.file.Path;

/**
 * Where a super-network is kept.
 *
 * @param path its folder
 */
record SupernetFolder(Path path) {

  /** The weights, and all else that the training depends on. */
  Path snapshot() {
    return path.resolve("supernet.safetensors");
  }

  /** The space, with the recipe's image size and the data's classes. */
  Path space() {
    return path.resolve("space.json");
  }

  /** How it is trained. */
  Path recipe() {
    return path.resolve("recipe.yaml");
  }

  /** Accuracies of networks that were extracted. */
  Path rank() {
    return path.resolve("supernet-rank.csv");
  }

  /** Checkpoint of the network with the highest accuracy among them. */
  Path best() {
    return path.resolve("best");
  }
}

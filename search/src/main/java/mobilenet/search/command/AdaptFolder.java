package mobilenet.search.command;

import java.nio.file.Path;

/**
 * Where an adaptation keeps everything.
 *
 * @param path its folder
 */
record AdaptFolder(Path path) {
  /** All networks that were trained and chosen. */
  Path log() {
    return path.resolve("netadapt.jsonl");
  }

  /** Accuracy against latency. */
  Path curve() {
    return path.resolve("curve.svg");
  }

  /** The network that meets the target, as an architecture file. */
  Path network() {
    return path.resolve("network.json");
  }

  /** The same with the weights that its step has left. */
  Path pruned() {
    return path.resolve("pruned");
  }

  /** The run that trains it to the end. */
  Path trained() {
    return path.resolve("trained");
  }

  /** The run that trains the network of a width multiplier, for comparison. */
  Path width() {
    return path.resolve("width");
  }

  /** The checkpoint of a run's best epoch. */
  static Path best(Path run) {
    return run.resolve("best");
  }

  /** Networks to measure a latency table in. */
  Path carriers() {
    return path.resolve("networks");
  }
}

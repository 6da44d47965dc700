package mobilenet.train.command;

import java.io.IOException;
import java.util.Optional;
import mobilenet.cli.Arguments;

/**
 * Another network than the recipe's.
 *
 * @param option that names it, such as {@code --arch}
 * @param given as {@link Arguments#network} reads it
 */
record NamedNetwork(String option, Optional<String> given) {
  /** Whether that network is in a file or a checkpoint, and not in the catalogue alone. */
  boolean isWritten() throws IOException {
    return given.isPresent()
        && (given.get().endsWith(".json")
            || Arguments.network(given.get()).checkpoint().isPresent());
  }

  /** What to do where a checkpoint's weights are of another network. */
  String remedy(String network) {
    return given.isPresent()
        ? "give " + option + " " + network + " or another checkpoint"
        : "add " + option + " " + network + " or give another checkpoint";
  }
}

package mobilenet.train.command;

import java.io.IOException;
import java.util.Optional;
import mobilenet.cli.Arguments;
import picocli.CommandLine.Option;

/** Another network than the recipe's. */
final class NetworkOption {
  @Option(
      names = "--arch",
      paramLabel = "NAME|FILE|CHECKPOINT",
      description = "Another architecture than the recipe's.")
  private Optional<String> architecture = Optional.empty();

  /** As {@link Arguments#network} reads it. */
  Optional<String> given() {
    return architecture;
  }

  /** Whether that network is in a file or a checkpoint, and not in the catalogue alone. */
  boolean isWritten() throws IOException {
    return architecture.isPresent()
        && (architecture.get().endsWith(".json")
            || Arguments.network(architecture.get()).checkpoint().isPresent());
  }
}

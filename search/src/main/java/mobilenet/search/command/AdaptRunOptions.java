package mobilenet.search.command;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.Arguments;
import picocli.CommandLine.Option;

/** What an adaptation does beside adapting, and by how many processes. */
final class AdaptRunOptions {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Processes that train a network of a step each, on one thread (default: 2). The result is"
              + " the same with any number.")
  private int workers = 2;

  @Option(
      names = "--measure",
      description = "Also measure the network that each step takes, on this machine.")
  private boolean measure;

  @Option(
      names = "--compare-width",
      description =
          "Also train, just as the result, the network that a plain width multiplier makes no"
              + " faster.")
  private boolean compareWidth;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the adaptation (default: runs/netadapt-CHECKPOINT-SEED).")
  private Optional<Path> output = Optional.empty();

  int workers() {
    return Arguments.threads("--workers", workers);
  }

  /** Whether networks that steps choose are measured on this machine. */
  boolean measured() {
    return measure;
  }

  /** Whether the width multiplier's network is trained, too. */
  boolean comparesWidth() {
    return compareWidth;
  }

  /** Where everything is kept. */
  AdaptFolder folder(Path seed, long number) {
    Path name =
        Optional.ofNullable(seed.toAbsolutePath().normalize().getFileName())
            .orElse(Path.of("network"));
    return new AdaptFolder(
        output.orElseGet(() -> Path.of("runs", "netadapt-" + name + "-" + number)));
  }
}

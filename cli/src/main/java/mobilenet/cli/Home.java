package mobilenet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that the launcher lives in, and the checkpoints that come with it. */
final class Home {
  /** Set by the launcher. */
  static final String PROPERTY = "mobilenet.home";

  /** What {@code classify} and {@code evaluate} use when no model is named. */
  static final String BUNDLED = "fashion_mnist.mobilenetv4_conv_small_070";

  private Home() {}

  static Path bundledCheckpoint() {
    return checkpoints().resolve(BUNDLED);
  }

  private static Path checkpoints() {
    return Path.of(System.getProperty(PROPERTY, "."), "checkpoints");
  }

  /** Bundled checkpoints of an architecture: their folders are named DATA.ARCHITECTURE. */
  static List<String> checkpointsOf(String architecture) {
    return checkpointNames().stream().filter(name -> name.endsWith("." + architecture)).toList();
  }

  /** Names of the architectures of bundled checkpoints. */
  static List<String> checkpointArchitectures() {
    return checkpointNames().stream()
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .distinct()
        .toList();
  }

  private static List<String> checkpointNames() {
    if (!Files.isDirectory(checkpoints())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(checkpoints())) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.cli.UsageException;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;

/** What {@code --space} names. */
final class SpaceArgument {
  private SpaceArgument() {}

  /** The space as it is written, of a file or of the toolkit. */
  static SearchSpace read(String space) throws IOException {
    if (space.endsWith(".json") || Files.exists(Path.of(space))) {
      return SearchSpace.read(Path.of(space));
    }
    try {
      return ShippedSpaces.get(space);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--space: " + e.getMessage());
    }
  }
}

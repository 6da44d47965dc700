package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.cli.UsageException;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import picocli.CommandLine.Option;

/** The space that a table is of. */
final class TableSpace {
  @Option(
      names = "--space",
      paramLabel = "NAME|FILE",
      description =
          "Space of the table: one of the toolkit, or a file such as a search's space.json (default:"
              + " tiny-uib).")
  private String space = "tiny-uib";

  SearchSpace read() throws IOException {
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

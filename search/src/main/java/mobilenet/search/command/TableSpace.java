package mobilenet.search.command;

import java.io.IOException;
import mobilenet.search.space.SearchSpace;
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
    return SpaceArgument.read(space);
  }
}

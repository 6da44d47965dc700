package mobilenet.train.command;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.data.loader.Selection;

/**
 * The images of a pool that were chosen, as a line: so that workers need not ask the teacher about
 * all of them again.
 */
final class PoolLine {
  private PoolLine() {}

  /** The line; empty without a pool. */
  static String of(Optional<Selection> pool) {
    return pool.map(Selection::stream).stream()
        .flatMap(indices -> indices.mapToObj(Integer::toString))
        .collect(Collectors.joining(" "));
  }

  /** Reads a line. */
  static Optional<Selection> read(String line) {
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Selection.of(Stream.of(line.split(" ", -1)).mapToInt(Integer::parseInt).toArray()));
  }
}

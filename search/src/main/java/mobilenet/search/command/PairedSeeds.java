package mobilenet.search.command;

import java.util.HashSet;
import java.util.List;

/** Seeds of two lists of which what has the same seed is compared. */
final class PairedSeeds {
  private static final int FEWEST = 2;

  private PairedSeeds() {}

  /**
   * Checks that there are pairs.
   *
   * @param what is paired, for messages
   * @param first seeds of the first list, in its order
   * @param second seeds of the second list, in its order
   * @throws IllegalArgumentException if they are not the same at least two seeds, each once
   */
  static void require(String what, List<Long> first, List<Long> second) {
    if (!first.equals(second)
        || new HashSet<>(first).size() != first.size()
        || first.size() < FEWEST) {
      throw new IllegalArgumentException(
          "expected "
              + what
              + " with the same seeds, at least two, each once; given the seeds "
              + first
              + " and "
              + second);
    }
  }
}

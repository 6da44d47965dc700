package mobilenet.search.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processes that a measurement is spread over, one after another.
 *
 * @param count of them, this one included
 * @param arguments of the command
 * @param firstRounds that this process measures, if it is not the one that the user started
 */
record Starts(int count, List<String> arguments, Optional<Integer> firstRounds) {
  /** Copies. */
  Starts {
    arguments = List.copyOf(arguments);
  }

  /** Whether another process started this one. */
  boolean isOneOfSeveral() {
    return firstRounds.isPresent();
  }

  /** Measures some rounds in this process. */
  interface Measurement {
    /**
     * Measures those of the first rounds that are not measured yet.
     *
     * @return the rounds that are measured now
     */
    int upTo(int rounds) throws IOException, InterruptedException;
  }

  /**
   * Measures this process's part, or has other processes measure theirs: all but the last part of
   * the rounds.
   *
   * @param rounds of all processes
   * @return whether the rest is this process's task
   */
  boolean measure(int rounds, Measurement measurement) throws IOException, InterruptedException {
    if (firstRounds.isPresent()) {
      measurement.upTo(firstRounds.get());
      return false;
    }
    for (int start = 1; start < count; start++) {
      List<String> part = new ArrayList<>(arguments);
      part.add("--first-rounds=" + rounds * start / count);
      AnotherStart.run(part);
    }
    return true;
  }
}

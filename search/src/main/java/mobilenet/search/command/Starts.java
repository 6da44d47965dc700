package mobilenet.search.command;

import java.io.IOException;
import java.util.Optional;
import mobilenet.search.latency.SpreadMeasurement;

/**
 * The processes that a measurement is spread over, one after another. Each start of Java compiles
 * the kernels anew, and now and then one of them comes out many times slower: what is measured in
 * several starts does not depend on a single one.
 *
 * @param count of them
 * @param firstRounds up to which this process measures, if it is not the one that the user started
 * @param launcher starts others
 */
record Starts(int count, Optional<Integer> firstRounds, Launcher launcher) {

  /** Starts another process. */
  interface Launcher {
    /**
     * Has it measure those of the first rounds that are not measured yet.
     *
     * @return its exit code: 0, or that of a refusal, of which it has said why
     */
    int measure(int firstRounds) throws IOException, InterruptedException;
  }

  /** Measures in this process. */
  interface Measuring {
    /** Measures those of the first rounds that are not measured yet. */
    void upTo(int rounds) throws IOException, InterruptedException;
  }

  /** Whether another process started this one. */
  boolean isOneOfSeveral() {
    return firstRounds.isPresent();
  }

  /**
   * Measures the part of a process that another one has started.
   *
   * @return its exit code
   */
  int own(Measuring measuring) throws IOException, InterruptedException {
    measuring.upTo(firstRounds.orElseThrow());
    return 0;
  }

  /**
   * Has rounds measured from the first on, the last part of them in this process.
   *
   * @return 0, or the exit code of a process that has said why it refuses to measure
   */
  int first(int rounds, SpreadMeasurement measured, Measuring measuring)
      throws IOException, InterruptedException {
    int code = others(0, rounds, count - 1, measured);
    if (code == 0) {
      measuring.upTo(rounds);
    }
    return code;
  }

  /**
   * Has more rounds measured: in new processes, since this one has had its part of the first, and
   * may be what they vary by.
   *
   * @return 0, or the exit code of a process that has said why it refuses to measure
   */
  int again(int from, int to, SpreadMeasurement measured, Measuring measuring)
      throws IOException, InterruptedException {
    if (count > 1) {
      return others(from, to, count, measured);
    }
    measuring.upTo(to);
    return 0;
  }

  /** Parts of some rounds, each in another process: {@code parts} of {@code count}. */
  private int others(int from, int to, int parts, SpreadMeasurement measured)
      throws IOException, InterruptedException {
    for (int part = 1; part <= parts; part++) {
      int rounds = from + (to - from) * part / count;
      if (!measured.has(rounds)) {
        int code = launcher.measure(rounds);
        if (code != 0) {
          return code;
        }
      }
    }
    return 0;
  }
}

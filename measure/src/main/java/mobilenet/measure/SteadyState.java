package mobilenet.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Watches the medians of rounds until no candidate becomes faster. */
final class SteadyState {
  /** Rounds that must pass without a gain; compilers work in the background, in bursts. */
  private static final int ROUNDS = 4;

  private static final double GAIN = 0.97;

  private final List<List<Double>> medians = new ArrayList<>();

  SteadyState(int candidates) {
    for (int p = 0; p < candidates; p++) {
      medians.add(new ArrayList<>());
    }
  }

  /** Least time of each candidate: half of what is measured, and never less than a second. */
  static double leastSeconds(double measured) {
    return Math.max(1, measured / 2);
  }

  /** Time after which even a candidate that still becomes faster is measured. */
  static double mostSeconds(double measured) {
    return Math.max(10, 4 * measured);
  }

  /** Adds a round: a median for each candidate. */
  void add(List<Double> round) {
    for (int p = 0; p < medians.size(); p++) {
      medians.get(p).add(round.get(p));
    }
  }

  /** Whether the last rounds were hardly faster than the best before them, for all candidates. */
  boolean isSteady() {
    return medians.stream().allMatch(SteadyState::isSteady);
  }

  private static boolean isSteady(List<Double> own) {
    int before = own.size() - ROUNDS;
    if (before < 1) {
      return false;
    }
    double best = Collections.min(own.subList(0, before));
    double last = Collections.min(own.subList(before, own.size()));
    return last >= GAIN * best;
  }
}

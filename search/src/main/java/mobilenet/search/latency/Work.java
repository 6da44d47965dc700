package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;

/**
 * The steps of a measured network and its time: what models are fitted to.
 *
 * @param steps with what they compute and move
 * @param nanos time of a whole run
 */
record Work(List<PlannedStep> steps, double nanos) {

  /**
   * The measured networks of a table for one size of image.
   *
   * @throws IllegalArgumentException if there are too few for fitting a model
   */
  static List<Work> of(LatencyTable table, int size, int least) {
    List<Work> all = new ArrayList<>();
    for (LatencyTable.Carrier carrier : table.carriers()) {
      if (carrier.size() == size) {
        all.add(
            new Work(
                carrier.steps().stream().map(key -> step(table, key)).toList(), carrier.nanos()));
      }
    }
    if (all.size() < least) {
      throw new IllegalArgumentException(
          "a model of latency at "
              + size
              + " px is fitted to at least "
              + least
              + " networks, the table has "
              + all.size()
              + " of that size: measure it with more");
    }
    return all;
  }

  private static PlannedStep step(LatencyTable table, StepKey key) {
    Map<StepKey, LatencyTable.Entry> entries = table.entries();
    if (entries.containsKey(key)) {
      LatencyTable.Entry entry = Objects.requireNonNull(entries.get(key));
      return new PlannedStep(key, entry.macs(), entry.bytes());
    }
    LatencyTable.Refusal refusal = Objects.requireNonNull(table.refused().get(key));
    return new PlannedStep(key, refusal.macs(), refusal.bytes());
  }

  /** Multiply-accumulates of some steps. */
  static double macs(List<PlannedStep> steps) {
    return steps.stream().mapToDouble(PlannedStep::macs).sum();
  }
}

package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;

/** Chooses networks so that every step is part of several of them. */
public final class CarrierSelection {
  /** Candidates that are looked at for each that is taken: looking costs a plan, not a run. */
  private static final int LOOKED_AT = 50;

  private final LatencyTarget target;
  private final int leastCarriers;
  private final Map<StepKey, Integer> counts = new LinkedHashMap<>();
  private final List<SizedNetwork> chosen = new ArrayList<>();
  private final Set<String> hashes = new HashSet<>();

  private CarrierSelection(LatencyTarget target, int leastCarriers) {
    this.target = target;
    this.leastCarriers = leastCarriers;
  }

  /**
   * Takes the first different networks, and then up to as many again that have steps of which there
   * are too few.
   *
   * @param candidates drawn from a space, without end or with one
   * @param count networks to take at first
   * @param leastCarriers networks that every step should be part of
   */
  public static List<SizedNetwork> choose(
      LatencyTarget target, Iterator<SizedNetwork> candidates, int count, int leastCarriers) {
    CarrierSelection selection = new CarrierSelection(target, leastCarriers);
    for (int i = 0; i < LOOKED_AT * count && candidates.hasNext(); i++) {
      SizedNetwork candidate = candidates.next();
      boolean wanted = selection.chosen.size() < count || selection.helps(candidate);
      if (wanted && selection.chosen.size() < 2 * count) {
        selection.take(candidate);
      }
    }
    return List.copyOf(selection.chosen);
  }

  private boolean helps(SizedNetwork candidate) {
    return keys(target, candidate).stream()
        .anyMatch(key -> counts.containsKey(key) && counts.get(key) < leastCarriers);
  }

  private void take(SizedNetwork candidate) {
    if (hashes.add(candidate.hash())) {
      chosen.add(candidate);
      keys(target, candidate).forEach(key -> counts.merge(key, 1, Integer::sum));
    }
  }

  /** The different steps of a network. */
  static Set<StepKey> keys(LatencyTarget target, SizedNetwork network) {
    return target.plan(network).stream().map(PlannedStep::key).collect(Collectors.toSet());
  }
}

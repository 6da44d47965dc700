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
  /** Candidates of which the best is taken: looking at one costs a plan, not a run. */
  private static final int LOOKED_AT = 8;

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
   * Takes different networks, of a few candidates each time the one with the most steps of which
   * there are too few; and then up to as many again for steps of which there still are. Once there
   * are enough of all, these are networks with steps that no other has: a small space is then known
   * to its last step.
   *
   * @param candidates drawn from a space, without end or with one
   * @param count networks to take at first
   * @param leastCarriers networks that every step should be part of
   */
  public static List<SizedNetwork> choose(
      LatencyTarget target, Iterator<SizedNetwork> candidates, int count, int leastCarriers) {
    CarrierSelection selection = new CarrierSelection(target, leastCarriers);
    for (int i = 0; i < count; i++) {
      selection.takeBest(candidates);
    }
    for (int i = 0; i < LOOKED_AT * count && selection.chosen.size() < 2 * count; i++) {
      selection.takeNeeded(candidates, !selection.hasRareSteps());
    }
    return List.copyOf(selection.chosen);
  }

  private boolean hasRareSteps() {
    return counts.values().stream().anyMatch(count -> count < leastCarriers);
  }

  /** Takes the best of the next candidates. */
  private void takeBest(Iterator<SizedNetwork> candidates) {
    takeBest(candidates, true, -1);
  }

  /** Takes the best of the next candidates, if one has a step that is needed. */
  private void takeNeeded(Iterator<SizedNetwork> candidates, boolean newStepsCount) {
    takeBest(candidates, newStepsCount, 0);
  }

  private void takeBest(Iterator<SizedNetwork> candidates, boolean newStepsCount, long least) {
    List<SizedNetwork> best = new ArrayList<>();
    long most = least;
    for (int i = 0; i < LOOKED_AT && candidates.hasNext(); i++) {
      SizedNetwork candidate = candidates.next();
      long needed = hashes.contains(candidate.hash()) ? -1 : needed(candidate, newStepsCount);
      if (needed > most) {
        most = needed;
        best = List.of(candidate);
      }
    }
    best.forEach(this::take);
  }

  private long needed(SizedNetwork candidate, boolean newStepsCount) {
    int unknown = newStepsCount ? 0 : leastCarriers;
    return keys(candidate).stream()
        .filter(key -> counts.getOrDefault(key, unknown) < leastCarriers)
        .count();
  }

  private void take(SizedNetwork candidate) {
    hashes.add(candidate.hash());
    chosen.add(candidate);
    keys(candidate).forEach(key -> counts.merge(key, 1, Integer::sum));
  }

  private Set<StepKey> keys(SizedNetwork network) {
    return target.plan(network).stream().map(PlannedStep::key).collect(Collectors.toSet());
  }
}

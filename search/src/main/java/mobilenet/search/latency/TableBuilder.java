package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;

/** Makes a table of turns. */
final class TableBuilder {
  /** Of a step that varies: what is in all networks is not measured again in all of them. */
  private static final int CARRIERS_AGAIN = 8;

  private final List<SizedNetwork> networks;
  private final MeasurementSettings settings;
  private final int leastCarriers;
  private final double tickNanos;
  private final Map<String, List<PlannedStep>> plans = new HashMap<>();
  private final Map<StepKey, Set<String>> carriers = new LinkedHashMap<>();
  private final Map<StepKey, PlannedStep> steps = new LinkedHashMap<>();

  TableBuilder(LatencyTarget target, List<SizedNetwork> networks, MeasurementSettings settings) {
    this.networks = networks;
    this.settings = settings;
    this.tickNanos = target.tickNanos();
    this.leastCarriers = target.leastCarriers(settings.leastCarriers());
    for (SizedNetwork network : networks) {
      List<PlannedStep> plan = target.plan(network);
      plans.put(network.id(), plan);
      for (PlannedStep step : plan) {
        steps.putIfAbsent(step.key(), step);
        carriers.computeIfAbsent(step.key(), k -> new LinkedHashSet<>()).add(network.id());
      }
    }
  }

  /**
   * Networks with steps whose times of the first rounds vary too much, or are of too few rounds.
   */
  Set<String> unsteadyNetworks(List<TurnLog.Entry> turns) {
    // Whoever asks later, when there are more rounds, must get the same answer.
    List<TurnLog.Entry> first =
        turns.stream().filter(entry -> entry.round() < settings.rounds()).toList();
    Map<StepKey, List<Double>> times = times(LevelledTurns.of(first, settings), 0);
    Set<String> unsteady = new LinkedHashSet<>();
    for (StepKey key : measurable()) {
      if (!isSteady(times.getOrDefault(key, List.of()))) {
        carriersOf(key).stream().limit(CARRIERS_AGAIN).forEach(unsteady::add);
      }
    }
    return unsteady;
  }

  private List<StepKey> measurable() {
    return steps.keySet().stream().filter(key -> carriersOf(key).size() >= leastCarriers).toList();
  }

  private Set<String> carriersOf(StepKey key) {
    return Objects.requireNonNull(carriers.get(key));
  }

  private boolean isSteady(List<Double> rounds) {
    if (rounds.size() < settings.rounds()) {
      return false;
    }
    // A step may be so short that a tick of the clock is some percent of it.
    Spread spread = Spread.of(rounds);
    return spread.interquartileRange() - tickNanos <= settings.mostSpread() * spread.median();
  }

  /** The table of all turns. */
  LatencyTable build(Stamp stamp, List<TurnLog.Entry> all) {
    List<TurnLog.Entry> turns = LevelledTurns.of(all, settings);
    Map<StepKey, List<Double>> first = times(turns, 0);
    Map<StepKey, List<Double>> second = times(turns, settings.rounds());
    Map<StepKey, LatencyTable.Entry> entries = new LinkedHashMap<>();
    Map<StepKey, LatencyTable.Refusal> refused = new LinkedHashMap<>();
    steps.forEach(
        (key, step) -> {
          int count = carriersOf(key).size();
          List<Double> rounds =
              best(first.getOrDefault(key, List.of()), second.getOrDefault(key, List.of()));
          if (count >= leastCarriers && isSteady(rounds)) {
            Spread spread = Spread.of(rounds);
            entries.put(
                key,
                new LatencyTable.Entry(
                    spread.median(),
                    spread.relative(),
                    rounds.size(),
                    count,
                    step.macs(),
                    step.bytes()));
          } else {
            String reason = reason(count, rounds);
            refused.put(key, new LatencyTable.Refusal(reason, step.macs(), step.bytes()));
          }
        });
    return new LatencyTable(stamp, entries, refused, wholes(turns));
  }

  /** The first rounds if they will do, else those after them, else all together. */
  private List<Double> best(List<Double> first, List<Double> second) {
    if (isSteady(first)) {
      return first;
    }
    return isSteady(second) ? second : Stream.concat(first.stream(), second.stream()).toList();
  }

  private String reason(int count, List<Double> rounds) {
    if (count < leastCarriers) {
      return "in " + count + " of the measured networks only";
    }
    if (rounds.size() < settings.rounds()) {
      return "measured in " + rounds.size() + " rounds only, beside busy neighbours in the others";
    }
    long percent = Math.round(100 * Spread.of(rounds).relative());
    return "times vary by " + percent + " % from round to round";
  }

  /** For each step its time in each round from one on: the median over all its places. */
  private Map<StepKey, List<Double>> times(List<TurnLog.Entry> turns, int from) {
    Map<StepKey, Map<Integer, List<Double>>> all = new LinkedHashMap<>();
    for (TurnLog.Entry entry : turns) {
      if (isWithin(entry, from)) {
        List<PlannedStep> plan = plan(entry);
        IntStream.range(0, plan.size())
            .forEach(
                i ->
                    all.computeIfAbsent(plan.get(i).key(), k -> new TreeMap<>())
                        .computeIfAbsent(entry.round(), r -> new ArrayList<>())
                        .add(entry.turn().stepNanos().get(i)));
      }
    }
    Map<StepKey, List<Double>> times = new LinkedHashMap<>();
    all.forEach(
        (key, rounds) ->
            times.put(
                key, rounds.values().stream().map(round -> Spread.of(round).median()).toList()));
    return times;
  }

  private boolean isWithin(TurnLog.Entry entry, int from) {
    return entry.round() >= from && entry.round() < from + settings.rounds();
  }

  private List<PlannedStep> plan(TurnLog.Entry entry) {
    List<PlannedStep> plan = Objects.requireNonNull(plans.get(entry.network()), entry.network());
    if (plan.size() != entry.turn().stepNanos().size()) {
      throw new IllegalStateException(
          "the plan of "
              + entry.network()
              + " has "
              + plan.size()
              + " steps, measured were "
              + entry.turn().stepNanos().size());
    }
    return plan;
  }

  /** Networks that had a quiet turn. */
  private List<LatencyTable.Carrier> wholes(List<TurnLog.Entry> turns) {
    List<LatencyTable.Carrier> wholes = new ArrayList<>();
    for (SizedNetwork network : networks) {
      List<Double> nanos =
          turns.stream()
              .filter(entry -> entry.network().equals(network.id()))
              .map(entry -> entry.turn().wholeNanos())
              .toList();
      if (!nanos.isEmpty()) {
        List<StepKey> keys =
            Objects.requireNonNull(plans.get(network.id())).stream().map(PlannedStep::key).toList();
        wholes.add(
            new LatencyTable.Carrier(
                network.hash(), network.size(), Spread.of(nanos).median(), keys));
      }
    }
    return wholes;
  }
}

package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes out of turns what the machine did at the moment. A turn that takes longer than the same
 * network's other turns, as do the turns of other networks just before and after it, says nothing
 * about its network. What a network's own turns just before and after it take says nothing about
 * the machine: where there are too few other networks, turns stay as they are. Such moments are
 * longer than a turn: on a rented machine, one turn in eight was 10 to 40 % slower, several in a
 * row, because of neighbours on the same processor that this system does not see, and the clock
 * wandered by some percent within minutes. Of times that were levelled, tables predicted networks
 * that they did not have a third better (2 cores of a Zen 5, 2026-11).
 */
final class LevelledTurns {
  /** Turns before, and turns after one that tell the machine's speed. */
  private static final int NEIGHBOURS = 8;

  /** Different networks among them: what has become of one or two may be their own doing. */
  private static final int LEAST_NEIGHBOURS = 3;

  /** The medians of networks and the levels of moments depend on each other, little. */
  private static final int PASSES = 4;

  private LevelledTurns() {}

  /** The turns beside no busy process, as if all had been at the same speed of the machine. */
  static List<TurnLog.Entry> of(List<TurnLog.Entry> turns, MeasurementSettings settings) {
    List<TurnLog.Entry> quiet =
        turns.stream().filter(entry -> settings.isQuiet(entry.turn())).toList();
    List<Double> levels = Collections.nCopies(quiet.size(), 1.0);
    for (int pass = 0; pass < PASSES; pass++) {
      levels = levels(quiet, levels);
    }
    List<TurnLog.Entry> levelled = new ArrayList<>();
    for (int i = 0; i < quiet.size(); i++) {
      TurnLog.Entry entry = quiet.get(i);
      levelled.add(
          new TurnLog.Entry(entry.round(), entry.network(), entry.turn().dividedBy(levels.get(i))));
    }
    return levelled;
  }

  /** Of each moment: 1 in the middle, above where the machine was slow. */
  private static List<Double> levels(List<TurnLog.Entry> turns, List<Double> before) {
    Map<String, List<Double>> times =
        IntStream.range(0, turns.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> turns.get(i).network(),
                    Collectors.mapping(
                        i -> turns.get(i).turn().wholeNanos() / before.get(i),
                        Collectors.toList())));
    Map<String, Double> usual =
        times.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Spread.of(e.getValue()).median()));
    List<Double> slowness =
        turns.stream()
            .map(t -> t.turn().wholeNanos() / Objects.requireNonNull(usual.get(t.network())))
            .toList();
    List<Double> levels =
        IntStream.range(0, turns.size()).mapToObj(i -> around(turns, slowness, i)).toList();
    if (levels.isEmpty()) {
      return levels;
    }
    double middle = Spread.of(levels).median();
    return levels.stream().map(level -> level / middle).toList();
  }

  /** Median of other networks' turns around one: its own network may be what is slow. */
  private static double around(List<TurnLog.Entry> turns, List<Double> slowness, int turn) {
    String own = turns.get(turn).network();
    List<Double> near = new ArrayList<>();
    Set<String> networks = new HashSet<>();
    int end = Math.min(turns.size(), turn + NEIGHBOURS + 1);
    for (int i = Math.max(0, turn - NEIGHBOURS); i < end; i++) {
      String network = turns.get(i).network();
      if (!network.equals(own)) {
        near.add(slowness.get(i));
        networks.add(network);
      }
    }
    return networks.size() < LEAST_NEIGHBOURS ? 1 : Spread.of(near).median();
  }
}

package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes out of turns what the machine did at the moment. A turn that takes longer than the same
 * network's other turns, as do the turns of other networks just before and after it, says nothing
 * about its network. Such moments are longer than a turn: on a rented machine, one turn in eight
 * was 10 to 40 % slower, several in a row, because of neighbours on the same processor that this
 * system does not see, and the clock wandered by some percent within minutes. Of times that were
 * levelled, tables predicted networks that they did not have a third better (2 cores of a Zen 5,
 * 2026-11).
 */
final class LevelledTurns {
  /** Turns before, and turns after one that tell the machine's speed. */
  private static final int NEIGHBOURS = 8;

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
        IntStream.range(0, turns.size()).mapToObj(i -> around(slowness, i)).toList();
    if (levels.isEmpty()) {
      return levels;
    }
    double middle = Spread.of(levels).median();
    return levels.stream().map(level -> level / middle).toList();
  }

  /** Median of the turns around one, without itself: its network may be what is slow. */
  private static double around(List<Double> slowness, int turn) {
    List<Double> near = new ArrayList<>();
    int end = Math.min(slowness.size(), turn + NEIGHBOURS + 1);
    for (int i = Math.max(0, turn - NEIGHBOURS); i < end; i++) {
      if (i != turn) {
        near.add(slowness.get(i));
      }
    }
    return near.size() < LEAST_NEIGHBOURS ? 1 : Spread.of(near).median();
  }
}

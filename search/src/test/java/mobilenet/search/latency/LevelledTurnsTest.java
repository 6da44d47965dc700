package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LevelledTurnsTest {
  private static final MeasurementSettings SETTINGS = MeasurementSettings.DEFAULT;
  private static final int NETWORKS = 20;
  private static final int ROUNDS = 9;

  /** Network n takes 100 · (n + 1) ns, and its only step half of that. */
  private static List<TurnLog.Entry> turns(IntToDoubleFunction slowness) {
    List<TurnLog.Entry> turns = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Integer> order = new ArrayList<>();
      for (int network = 0; network < NETWORKS; network++) {
        order.add(network);
      }
      Collections.shuffle(order, new Random(round));
      for (int network : order) {
        double nanos = 100 * (network + 1) * slowness.applyAsDouble(turns.size());
        turns.add(
            new TurnLog.Entry(
                round, Integer.toString(network), new Turn(nanos, List.of(nanos / 2), 0)));
      }
    }
    return turns;
  }

  private static double known(TurnLog.Entry entry) {
    return 100 * (Integer.parseInt(entry.network()) + 1);
  }

  @Test
  void whatIsLevelStays() {
    List<TurnLog.Entry> turns = turns(turn -> 1);
    assertThat(LevelledTurns.of(turns, SETTINGS)).isEqualTo(turns);
  }

  /** A neighbour for a fifth of the time, and a clock that wanders. */
  @Test
  void slowMomentsAreTakenOut() {
    List<TurnLog.Entry> turns =
        turns(turn -> (turn / 15 % 5 == 2 ? 1.3 : 1) * (1 + 0.03 * Math.sin(turn / 40.0)));
    List<TurnLog.Entry> levelled = LevelledTurns.of(turns, SETTINGS);
    double all =
        Spread.of(levelled.stream().map(t -> t.turn().wholeNanos() / known(t)).toList()).median();
    assertThat(all).isCloseTo(1, within(0.03));
    assertThat(levelled)
        .filteredOn(t -> Math.abs(t.turn().wholeNanos() / known(t) / all - 1) < 0.02)
        .hasSizeGreaterThan(turns.size() * 9 / 10);
    assertThat(levelled)
        .allSatisfy(
            t ->
                assertThat(t.turn().stepNanos().get(0))
                    .isCloseTo(t.turn().wholeNanos() / 2, within(1e-9)));
  }

  /** Its neighbours tell that the machine was as fast as ever. */
  @Test
  void aSlowTurnAloneStays() {
    List<TurnLog.Entry> levelled = LevelledTurns.of(turns(turn -> turn == 70 ? 2 : 1), SETTINGS);
    assertThat(levelled.get(70).turn().wholeNanos())
        .isCloseTo(2 * known(levelled.get(70)), within(1e-9));
  }

  @Test
  void turnsBesideBusyProcessesAreLeftOut() {
    List<TurnLog.Entry> turns = new ArrayList<>(turns(turn -> 1));
    turns.add(new TurnLog.Entry(0, "1", new Turn(1000, List.of(500.0), 40)));
    assertThat(LevelledTurns.of(turns, SETTINGS)).hasSize(NETWORKS * ROUNDS);
    assertThat(LevelledTurns.of(List.of(), SETTINGS)).isEmpty();
  }

  /** Its own slow turns are what a single network's steps vary by, and are not to be hidden. */
  @Test
  void aNetworksOwnTurnsSayNothingOfTheMachine() {
    List<TurnLog.Entry> turns = new ArrayList<>();
    for (int round = 0; round < 3 * ROUNDS; round++) {
      for (String network : List.of("0", "1", "2")) {
        double nanos = network.equals("0") && round / ROUNDS == 1 ? 150 : 100;
        turns.add(new TurnLog.Entry(round, network, new Turn(nanos, List.of(nanos), 0)));
      }
    }
    assertThat(LevelledTurns.of(turns, SETTINGS)).isEqualTo(turns);
    List<TurnLog.Entry> alone = turns.stream().filter(t -> t.network().equals("0")).toList();
    assertThat(LevelledTurns.of(alone, SETTINGS)).isEqualTo(alone);
  }
}

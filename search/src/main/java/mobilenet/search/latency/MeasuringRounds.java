package mobilenet.search.latency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives networks their turns: in every round each has one, in an order of the round's own, so that
 * a change of the machine's speed meets all of them. A turn beside busy processes is repeated at
 * the end of its round. What is in the log already is not measured again.
 */
final class MeasuringRounds {
  private final LatencyTarget target;
  private final MeasurementSettings settings;
  private final TurnLog log;
  private final TableMeasurement.Listener listener;
  private boolean warm;

  MeasuringRounds(
      LatencyTarget target,
      MeasurementSettings settings,
      TurnLog log,
      TableMeasurement.Listener listener) {
    this.target = target;
    this.settings = settings;
    this.log = log;
    this.listener = listener;
  }

  /** Whether no turn is lacking in the rounds from one up to another, that one excluded. */
  boolean areComplete(int from, int to, List<SizedNetwork> networks) {
    return IntStream.range(from, to)
        .allMatch(round -> lacking(round, networks, settings.retries()).isEmpty());
  }

  /** The first rounds of some networks, as many as given. */
  void first(int rounds, List<SizedNetwork> networks) throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      run(round, networks, networks.size() * settings.rounds());
    }
  }

  /** Lets this virtual machine compile what networks run, before the first turn that counts. */
  private void warmUp(List<SizedNetwork> networks) throws InterruptedException {
    if (!warm) {
      for (SizedNetwork network : networks) {
        target.measure(network);
      }
      warm = true;
    }
  }

  /**
   * A round.
   *
   * @param total turns that are needed in all rounds, as far as is known
   */
  void run(int round, List<SizedNetwork> networks, int total)
      throws IOException, InterruptedException {
    List<SizedNetwork> order = new ArrayList<>(networks);
    Collections.shuffle(order, new Random(settings.seed() * 1_000_003 + round));
    for (int attempt = 0; attempt <= settings.retries(); attempt++) {
      for (SizedNetwork network : lacking(round, order, attempt)) {
        warmUp(networks);
        log.add(new TurnLog.Entry(round, network.id(), target.measure(network)));
        listener.turn(log.entries().size(), total);
      }
    }
  }

  /** Networks that had no quiet turn in a round, and no more turns than attempts so far. */
  private List<SizedNetwork> lacking(int round, List<SizedNetwork> order, int attempt) {
    Map<String, List<Turn>> turns =
        log.entries().stream()
            .filter(entry -> entry.round() == round)
            .collect(
                Collectors.groupingBy(
                    TurnLog.Entry::network,
                    Collectors.mapping(TurnLog.Entry::turn, Collectors.toList())));
    return order.stream()
        .filter(network -> turns.getOrDefault(network.id(), List.of()).size() <= attempt)
        .filter(
            network ->
                turns.getOrDefault(network.id(), List.of()).stream().noneMatch(settings::isQuiet))
        .toList();
  }
}

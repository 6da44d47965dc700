package mobilenet.search.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonObject;

/**
 * Measures a table: in every round each network has a turn, in an order of the round's own, so that
 * a change of the machine's speed meets all of them. A turn beside busy neighbours is repeated at
 * the end of its round. Networks with steps whose times vary too much get as many rounds again;
 * what varies still is refused.
 */
public final class TableMeasurement {
  private final LatencyTarget target;
  private final List<SizedNetwork> networks;
  private final MeasurementSettings settings;
  private final Listener listener;
  private final TurnLog log;
  private final Map<String, Integer> turns = new HashMap<>();
  private final Map<String, Integer> quietTurns = new HashMap<>();

  /** Is told how far the measurement is. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A turn has ended.
     *
     * @param done turns so far
     * @param total turns that are needed, as far as is known
     */
    void turn(int done, int total);
  }

  private TableMeasurement(
      LatencyTarget target,
      List<SizedNetwork> networks,
      MeasurementSettings settings,
      Listener listener,
      TurnLog log) {
    this.target = target;
    this.networks = networks;
    this.settings = settings;
    this.listener = listener;
    this.log = log;
    log.entries().forEach(this::count);
  }

  /**
   * Measures, or goes on where a measurement of the same networks was interrupted.
   *
   * @param networks at least one, each once
   * @param turnFile where turns are kept
   * @throws IOException if the file cannot be read or written, or is of something else
   * @throws InterruptedException if the thread is interrupted; what is measured is kept
   */
  public static LatencyTable run(
      LatencyTarget target,
      List<SizedNetwork> networks,
      MeasurementSettings settings,
      Path turnFile,
      Listener listener)
      throws IOException, InterruptedException {
    Stamp stamp = target.stamp();
    JsonObject plan =
        settings
            .toJson()
            .with(
                "networks", JsonArray.ofStrings(networks.stream().map(SizedNetwork::id).toList()));
    TurnLog log = TurnLog.open(turnFile, stamp, plan);
    return new TableMeasurement(target, networks, settings, listener, log).run(stamp);
  }

  /** Turns that are needed if all goes well. */
  public static int turns(int networks, MeasurementSettings settings) {
    // The first round compiles what the others run.
    return networks * (settings.rounds() + 1);
  }

  private LatencyTable run(Stamp stamp) throws IOException, InterruptedException {
    TableBuilder builder = new TableBuilder(target, networks, settings);
    int total = networks.size() * settings.rounds();
    if (log.entries().size() < total) {
      warmUp(networks);
    }
    for (int round = 0; round < settings.rounds(); round++) {
      round(round, networks, total);
    }
    Set<String> unsteady = builder.unsteadyNetworks(log.entries());
    if (!unsteady.isEmpty()) {
      List<SizedNetwork> again =
          networks.stream().filter(network -> unsteady.contains(network.id())).toList();
      for (int round = settings.rounds(); round < 2 * settings.rounds(); round++) {
        round(round, again, total + again.size() * settings.rounds());
      }
    }
    return builder.build(stamp, log.entries());
  }

  private void warmUp(List<SizedNetwork> all) throws InterruptedException {
    for (SizedNetwork network : all) {
      target.measure(network);
    }
  }

  private void round(int round, List<SizedNetwork> all, int total)
      throws IOException, InterruptedException {
    List<SizedNetwork> order = new ArrayList<>(all);
    Collections.shuffle(order, new Random(settings.seed() * 1_000_003 + round));
    for (int attempt = 0; attempt <= settings.retries(); attempt++) {
      for (SizedNetwork network : order) {
        String slot = slot(round, network.id());
        if (turns.getOrDefault(slot, 0) <= attempt && quietTurns.getOrDefault(slot, 0) == 0) {
          TurnLog.Entry entry = new TurnLog.Entry(round, network.id(), target.measure(network));
          log.add(entry);
          count(entry);
          listener.turn(log.entries().size(), total);
        }
      }
    }
  }

  private void count(TurnLog.Entry entry) {
    String slot = slot(entry.round(), entry.network());
    turns.merge(slot, 1, Integer::sum);
    quietTurns.merge(slot, settings.isQuiet(entry.turn()) ? 1 : 0, Integer::sum);
  }

  private static String slot(int round, String network) {
    return round + " " + network;
  }
}

package mobilenet.search.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonObject;

/**
 * Measures a table in rounds. Networks with steps whose times vary too much get as many rounds
 * again; what varies still is refused.
 */
public final class TableMeasurement {
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

  private TableMeasurement() {}

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
    MeasuringRounds rounds = new MeasuringRounds(target, settings, log, listener);
    TableBuilder builder = new TableBuilder(target, networks, settings);
    int total = networks.size() * settings.rounds();
    if (log.entries().size() < total) {
      rounds.warmUp(networks);
    }
    for (int round = 0; round < settings.rounds(); round++) {
      rounds.run(round, networks, total);
    }
    Set<String> unsteady = builder.unsteadyNetworks(log.entries());
    if (!unsteady.isEmpty()) {
      List<SizedNetwork> again =
          networks.stream().filter(network -> unsteady.contains(network.id())).toList();
      for (int round = settings.rounds(); round < 2 * settings.rounds(); round++) {
        rounds.run(round, again, total + again.size() * settings.rounds());
      }
    }
    return builder.build(stamp, log.entries());
  }

  /** Turns that are needed if all goes well. */
  public static int turns(int networks, MeasurementSettings settings) {
    // The first round compiles what the others run.
    return networks * (settings.rounds() + 1);
  }
}

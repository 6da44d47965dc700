package mobilenet.search.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mobilenet.json.JsonArray;

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
    TurnLog log = log(target, networks, settings, turnFile);
    MeasuringRounds rounds = new MeasuringRounds(target, settings, log, listener);
    TableBuilder builder = new TableBuilder(target, networks, settings);
    int total = networks.size() * settings.rounds();
    rounds.first(settings.rounds(), networks);
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

  /**
   * Measures the first rounds alone, as far as they are not there already, and keeps them.
   *
   * @param rounds how many of the settings' rounds
   * @param turnFile where turns are kept
   * @throws IOException if the file cannot be read or written, or is of something else
   * @throws InterruptedException if the thread is interrupted; what is measured is kept
   */
  public static void measure(
      LatencyTarget target,
      List<SizedNetwork> networks,
      MeasurementSettings settings,
      int rounds,
      Path turnFile,
      Listener listener)
      throws IOException, InterruptedException {
    TurnLog log = log(target, networks, settings, turnFile);
    new MeasuringRounds(target, settings, log, listener).first(rounds, networks);
  }

  /** The log of a measurement, begun where there is none. */
  static TurnLog log(
      LatencyTarget target, List<SizedNetwork> networks, MeasurementSettings settings, Path file)
      throws IOException {
    List<String> ids = networks.stream().map(SizedNetwork::id).toList();
    return TurnLog.open(
        file, target.stamp(), settings.toJson().with("networks", JsonArray.ofStrings(ids)));
  }

  /** Turns that are needed if all goes well. */
  public static int turns(int networks, MeasurementSettings settings) {
    // The first round compiles what the others run.
    return networks * (settings.rounds() + 1);
  }
}

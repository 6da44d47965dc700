package mobilenet.search.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mobilenet.json.JsonArray;

/**
 * Measures a table in rounds. Networks with steps whose times vary too much get as many rounds
 * again; what varies still is refused.
 *
 * @param target to measure on
 * @param networks at least one, each once
 * @param settings how
 * @param turnFile where turns are kept
 */
public record TableMeasurement(
    LatencyTarget target, List<SizedNetwork> networks, MeasurementSettings settings, Path turnFile)
    implements SpreadMeasurement {
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

  /** Copies the networks. */
  public TableMeasurement {
    networks = List.copyOf(networks);
  }

  /**
   * Measures in this process alone, or goes on where a measurement of the same networks was
   * interrupted.
   *
   * @throws IOException if the file cannot be read or written, or is of something else
   * @throws InterruptedException if the thread is interrupted; what is measured is kept
   */
  public LatencyTable run(Listener listener) throws IOException, InterruptedException {
    measure(2 * settings.rounds(), listener);
    return table();
  }

  @Override
  public boolean has(int rounds) throws IOException {
    TurnLog log = log();
    MeasuringRounds measured = new MeasuringRounds(target, settings, log, (done, total) -> {});
    int first = Math.min(rounds, settings.rounds());
    return measured.areComplete(0, first, networks)
        && measured.areComplete(first, rounds, rounds > first ? unsteady(log) : List.of());
  }

  @Override
  public void measure(int rounds, Listener listener) throws IOException, InterruptedException {
    TurnLog log = log();
    MeasuringRounds measuring = new MeasuringRounds(target, settings, log, listener);
    measuring.first(Math.min(rounds, settings.rounds()), networks);
    if (rounds > settings.rounds()) {
      List<SizedNetwork> again = unsteady(log);
      int total = (networks.size() + again.size()) * settings.rounds();
      for (int round = settings.rounds(); round < rounds; round++) {
        measuring.run(round, again, total);
      }
    }
  }

  /**
   * Rounds that are needed once the settings' are complete: those, or twice as many if some steps
   * vary too much.
   *
   * @throws IOException if the file cannot be read or written, or is of something else
   */
  public int neededRounds() throws IOException {
    return (unsteady(log()).isEmpty() ? 1 : 2) * settings.rounds();
  }

  private List<SizedNetwork> unsteady(TurnLog log) {
    Set<String> ids = builder().unsteadyNetworks(log.entries());
    return networks.stream().filter(network -> ids.contains(network.id())).toList();
  }

  /**
   * The table of what was measured.
   *
   * @throws IOException if the file cannot be read or written, or is of something else
   */
  public LatencyTable table() throws IOException {
    return builder().build(target.stamp(), log().entries());
  }

  private TableBuilder builder() {
    return new TableBuilder(target, networks, settings);
  }

  private TurnLog log() throws IOException {
    return log(target, networks, settings, turnFile);
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

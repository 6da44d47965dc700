package mobilenet.search.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;

/**
 * A network of which every trial has an accuracy: one for each seed.
 *
 * @param rows its trials, in the order of the ledger; at least one
 * @param accuracies 0 to 1, of each row
 */
public record TriedNetwork(List<Row> rows, List<Double> accuracies) {

  /** Copies, and checks that there is an accuracy for each row. */
  public TriedNetwork {
    rows = List.copyOf(rows);
    accuracies = List.copyOf(accuracies);
    if (rows.isEmpty() || rows.size() != accuracies.size()) {
      throw new IllegalArgumentException(
          "expected trials with an accuracy each, given "
              + rows.size()
              + " and "
              + accuracies.size());
    }
  }

  /**
   * Networks whose trials all have an accuracy, in the order of their first trials. One that has
   * fewer trials than the search has seeds is not done; one that failed with a seed is left out, as
   * the mean of its other seeds would flatter it.
   */
  public static List<TriedNetwork> of(LedgerView view) {
    List<TriedNetwork> tried = new ArrayList<>();
    for (List<Row> rows : view.finishedNetworks()) {
      List<Double> accuracies =
          rows.stream().flatMap(row -> row.measured().stream()).map(Measured::accuracy).toList();
      if (accuracies.size() == rows.size()) {
        tried.add(new TriedNetwork(rows, accuracies));
      }
    }
    return tried;
  }

  /** What all its trials have in common, and the seed of the first. */
  public Trial trial() {
    return rows.get(0).trial();
  }

  /** Mean accuracy over seeds. */
  public double accuracy() {
    return mean(accuracies);
  }

  /** Standard deviation of the accuracy between seeds: none of a single seed. */
  public OptionalDouble spread() {
    if (accuracies.size() == 1) {
      return OptionalDouble.empty();
    }
    double mean = accuracy();
    double squares = accuracies.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (accuracies.size() - 1)));
  }

  /** Its costs; the latency is the mean over seeds, where all have one. */
  public Costs costs() {
    List<Double> latencies =
        rows.stream()
            .flatMap(row -> row.measured().stream())
            .flatMap(measured -> measured.latencyMs().stream().boxed())
            .toList();
    return new Costs(
        trial().params(),
        trial().macs(),
        latencies.size() == rows.size()
            ? OptionalDouble.of(mean(latencies))
            : OptionalDouble.empty());
  }

  /** Mean reward over seeds, which is what an engine is told. */
  public double reward(Objective objective) {
    return mean(
        rows.stream()
            .flatMap(row -> row.result().stream())
            .flatMap(result -> trial().reward(result, objective).stream().boxed())
            .toList());
  }

  /** Mean seconds of a trial. */
  public double seconds() {
    return mean(rows.stream().flatMap(row -> row.result().stream()).map(Result::seconds).toList());
  }

  /** The mean of one value is that value, to the last bit. */
  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }
}

package mobilenet.search.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mobilenet.json.JsonString;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.ParetoFront;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;

/**
 * What has come of a search; what {@code --json} prints.
 *
 * @param engine what proposed networks
 * @param space its name
 * @param reward label of the reward
 * @param targetMacs multiply-accumulates aimed at, if any were
 * @param targetMs milliseconds aimed at, if any were
 * @param trials planned
 * @param finished of them, failed ones included
 * @param failed why, by trial
 * @param best the network with the highest reward; of equals, the first
 * @param front networks that no other beats in accuracy and cost, which is latency where a table
 *     says it and else multiply-accumulates, by rising cost
 * @param tried all networks with an accuracy, in the order of trials
 */
record SearchReport(
    String engine,
    String space,
    String reward,
    Optional<Double> targetMacs,
    Optional<Double> targetMs,
    int trials,
    int finished,
    List<Failure> failed,
    Optional<Entry> best,
    List<Entry> front,
    List<Entry> tried) {

  /**
   * A network that was trained.
   *
   * @param trial its number, from 0
   * @param network its name
   * @param genotype its place in the space
   * @param accuracy on the images held out, 0 to 1
   * @param macs multiply-accumulates of an image
   * @param latencyMs milliseconds of an image, where a table says it
   * @param params learnt parameters
   * @param reward of it
   * @param seconds of its training
   */
  record Entry(
      int trial,
      String network,
      String genotype,
      double accuracy,
      long macs,
      Optional<Double> latencyMs,
      long params,
      double reward,
      double seconds) {}

  /**
   * A trial without a result.
   *
   * @param trial its number, from 0
   * @param network its name
   * @param reason a sentence
   */
  record Failure(int trial, String network, String reason) {}

  static SearchReport of(LedgerView view, SearchSettings settings) {
    List<Entry> tried = new ArrayList<>();
    List<Failure> failed = new ArrayList<>();
    for (Row row : view.finished()) {
      row.result()
          .ifPresent(
              result -> {
                if (result.evaluation() instanceof Measured measured) {
                  tried.add(entry(row, measured, result.seconds(), settings.objective()));
                } else if (result.evaluation() instanceof Failed failure) {
                  failed.add(
                      new Failure(row.number(), Networks.name(row.trial()), failure.reason()));
                }
              });
    }
    List<Integer> front =
        ParetoFront.of(view, settings.cost().measure()).points().stream()
            .map(point -> point.row().number())
            .toList();
    return new SearchReport(
        settings.engine().label(),
        view.search()
            .get("space")
            .map(name -> name instanceof JsonString text ? text.text() : "")
            .orElse(""),
        settings.reward().label(),
        settings.cost().targetMacs(),
        settings.cost().targetMs(),
        Math.max(settings.trials(), view.rows().size()),
        view.finished().size(),
        failed,
        tried.stream()
            .max(Comparator.comparingDouble(Entry::reward).thenComparing(e -> -e.trial())),
        front.stream()
            .flatMap(number -> tried.stream().filter(entry -> entry.trial() == number))
            .toList(),
        tried);
  }

  private static Entry entry(Row row, Measured measured, double seconds, Objective objective) {
    Costs costs = new Costs(row.trial().params(), row.trial().macs(), measured.latencyMs());
    return new Entry(
        row.number(),
        Networks.name(row.trial()),
        row.trial().genotype().toString(),
        measured.accuracy(),
        row.trial().macs(),
        measured.latencyMs().stream().boxed().findFirst(),
        row.trial().params(),
        objective.of(measured.accuracy(), costs),
        seconds);
  }
}

package mobilenet.search.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonString;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.ParetoFront;
import mobilenet.search.ledger.Trial;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.reward.Objective;

/**
 * What has come of a search; what {@code --json} prints.
 *
 * @param engine what proposed networks
 * @param space its name
 * @param reward label of the reward
 * @param targetMacs multiply-accumulates aimed at, if any were
 * @param targetMs milliseconds aimed at, if any were
 * @param seeds how many every network is trained with
 * @param trials networks planned
 * @param finished of them, failed ones included
 * @param failed why, by trial
 * @param best the network with the highest reward; of equals, the first
 * @param front networks that no other beats in accuracy and cost, which is latency where a table
 *     says it and else multiply-accumulates, by rising cost
 * @param tried all networks with an accuracy of every seed, in the order of trials
 */
record SearchReport(
    String engine,
    String space,
    String reward,
    Optional<Double> targetMacs,
    Optional<Double> targetMs,
    int seeds,
    int trials,
    int finished,
    List<Failure> failed,
    Optional<Entry> best,
    List<Entry> front,
    List<Entry> tried) {

  /**
   * A network that was trained.
   *
   * @param trial number of its first trial, from 0
   * @param network its name
   * @param genotype its place in the space
   * @param accuracy on the images held out, 0 to 1; the mean over seeds
   * @param repeats what was averaged, where there are several seeds
   * @param macs multiply-accumulates of an image
   * @param latencyMs milliseconds of an image, where a table says it
   * @param params learnt parameters
   * @param reward of it, the mean over seeds
   * @param seconds of its training, the mean over seeds
   */
  record Entry(
      int trial,
      String network,
      String genotype,
      double accuracy,
      Optional<Repeats> repeats,
      long macs,
      Optional<Double> latencyMs,
      long params,
      double reward,
      double seconds) {}

  /**
   * Trainings of one network with different seeds.
   *
   * @param accuracies 0 to 1, in the order of trials
   * @param spread standard deviation of the accuracies
   */
  record Repeats(List<Double> accuracies, double spread) {}

  /**
   * A trial without a result.
   *
   * @param trial its number, from 0
   * @param network its name
   * @param seed of its training
   * @param reason a sentence
   */
  record Failure(int trial, String network, long seed, String reason) {}

  static SearchReport of(LedgerView view, SearchSettings settings) {
    List<Entry> tried =
        TriedNetwork.of(view).stream().map(net -> entry(net, settings.objective())).toList();
    List<Failure> failed = new ArrayList<>();
    for (Row row : view.finished()) {
      if (row.result().orElseThrow().evaluation() instanceof Failed failure) {
        Trial trial = row.trial();
        failed.add(
            new Failure(row.number(), Networks.name(trial), trial.key().seed(), failure.reason()));
      }
    }
    List<Integer> front =
        ParetoFront.of(view, settings.cost().measure()).points().stream()
            .map(point -> point.network().rows().get(0).number())
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
        view.seedsEach(),
        Math.max(settings.trials(), view.finishedNetworks().size()),
        view.finishedNetworks().size(),
        failed,
        tried.stream()
            .max(Comparator.comparingDouble(Entry::reward).thenComparing(e -> -e.trial())),
        front.stream()
            .flatMap(number -> tried.stream().filter(entry -> entry.trial() == number))
            .toList(),
        tried);
  }

  private static Entry entry(TriedNetwork network, Objective objective) {
    Trial trial = network.trial();
    OptionalDouble spread = network.spread();
    return new Entry(
        network.rows().get(0).number(),
        Networks.name(trial),
        trial.genotype().toString(),
        network.accuracy(),
        spread.isPresent()
            ? Optional.of(new Repeats(network.accuracies(), spread.getAsDouble()))
            : Optional.empty(),
        trial.macs(),
        network.costs().latencyMs().stream().boxed().findFirst(),
        trial.params(),
        network.reward(objective),
        network.seconds());
  }
}

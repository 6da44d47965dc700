package mobilenet.search.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.search.replay.ControllerReplay;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.TableLandscape;

/**
 * What a controller found on a table; what {@code --json} prints.
 *
 * @param space name of the table's space
 * @param networks how many
 * @param seeds that each was trained with
 * @param reward label of the reward
 * @param steps of each search
 * @param noise standard deviation of every answer
 * @param targets one after another
 */
record ControllerReplayReport(
    String space,
    int networks,
    List<Long> seeds,
    String reward,
    long steps,
    double noise,
    List<Target> targets) {

  static ControllerReplayReport of(
      AccuracyTable table,
      ReplayOptions options,
      List<TableLandscape> landscapes,
      List<List<ControllerReplay>> searches) {
    List<Target> targets =
        IntStream.range(0, landscapes.size())
            .mapToObj(i -> Target.of(landscapes.get(i), searches.get(i)))
            .toList();
    return new ControllerReplayReport(
        table.space().name(),
        table.networks().size(),
        table.seeds(),
        options.reward().label(),
        options.controller().steps(),
        options.controller().noise().deviation(),
        targets);
  }

  /**
   * The searches for one target.
   *
   * @param target aimed at, if anything was
   * @param best genotype of the network with the highest reward
   * @param bestOverTarget its cost over the target
   * @param good searches that found one of the best 5 % within a tenth of the target
   * @param amongBest searches that found one of the best 5 %
   * @param onTarget searches that ended within a tenth of the target
   * @param searches all of them
   */
  record Target(
      Optional<ReplayReport.Target> target,
      String best,
      Optional<Double> bestOverTarget,
      long good,
      long amongBest,
      long onTarget,
      List<Search> searches) {

    static Target of(TableLandscape landscape, List<ControllerReplay> searches) {
      return new Target(
          ReplayReport.Target.of(landscape.objective()),
          landscape.best().genotype().toString(),
          landscape.costOverTarget(landscape.best().genotype()).stream().boxed().findFirst(),
          searches.stream().filter(ControllerReplay::isGood).count(),
          searches.stream().filter(ControllerReplay::isAmongBest).count(),
          searches.stream().filter(ControllerReplay::isOnTarget).count(),
          searches.stream().map(Search::of).toList());
    }
  }

  /**
   * A search.
   *
   * @param seed of it
   * @param found genotype that it settled on
   * @param rank of that by reward, from 1
   * @param regret how far its reward is below the best one's
   * @param costOverTarget where there is a target
   */
  record Search(long seed, String found, int rank, double regret, Optional<Double> costOverTarget) {
    static Search of(ControllerReplay replay) {
      return new Search(
          replay.settings().seed(),
          replay.found().toString(),
          replay.rank(),
          replay.regret(),
          replay.ratio().stream().boxed().findFirst());
    }
  }
}

package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.UsageException;
import mobilenet.search.controller.Controller;
import mobilenet.search.run.DryRun;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.tunas.SearchStages;
import mobilenet.search.tunas.StageForecast;
import mobilenet.search.tunas.WorkBudget;

/**
 * What is known before a search by TuNAS begins.
 *
 * @param setup of it
 * @param err for what people should know
 */
record TunasChecks(TunasSetup setup, PrintWriter err) {
  private static final double PERCENT = 100;

  /** Refuses a target that no network of the space has. */
  void requireReachable() throws IOException {
    Optional<String> unreachable = DryRun.unreachable(setup.union(), setup.objective());
    if (unreachable.isPresent()) {
      throw new UsageException(unreachable.get() + "; give another --target-macs");
    }
    if (setup.latency().isPresent()) {
      for (String notice : setup.latency().get().require(setup.union(), setup.cost())) {
        ErrorLine.print(err, notice);
      }
    }
  }

  /**
   * Networks to rank by the shared weights, if there is a ledger of some; refuses one of others.
   */
  Optional<LedgerNetworks> ranked() throws IOException {
    Optional<Path> ledger = setup.options().rank();
    if (ledger.isEmpty()) {
      return Optional.empty();
    }
    LedgerNetworks ranked = LedgerNetworks.read(ledger.get());
    ranked.require(setup.union(), setup.recipe().recipe().input().size());
    return Optional.of(ranked);
  }

  /** Those of them that a stage has; says where it has none, as nothing is written then. */
  List<Genotype> ranked(String stage, SearchSpace space, LedgerNetworks all) {
    List<Genotype> here = all.in(space);
    if (here.isEmpty()) {
      ErrorLine.print(
          err,
          "stage "
              + stage
              + ": its space has none of the networks of "
              + all.ledger()
              + ", and none is ranked by its weights");
    }
    return here;
  }

  /** The networks of a stage are some of the union's, which may all be off the target. */
  void warnIfUnreachable(String stage, SearchSpace space) {
    Optional<String> macs = DryRun.unreachable(space, setup.objective());
    Optional<String> ms = setup.latency().flatMap(table -> table.unreachable(space, setup.cost()));
    for (String sentence : macs.or(() -> ms).stream().toList()) {
      ErrorLine.print(
          err, "stage " + stage + ": " + sentence + "; it goes as near to the target as it can");
    }
  }

  /**
   * Refuses a space of which a controller cannot draw some stage. What a stage will settle on is
   * not known, and that the next one cannot be drawn would be found out only then.
   */
  void requireDrawable() throws IOException {
    SearchStages stages = setup.options().stages();
    SearchSpace space = stages.space(setup.union(), 0, Optional.empty());
    requireDrawable(space);
    for (int stage = 1; stage < stages.stages().size(); stage++) {
      Architecture deepest = SearchStages.deepest(space);
      space = stages.space(setup.union(), stage, Optional.of(deepest));
      requireDrawable(space);
    }
  }

  private void requireDrawable(SearchSpace space) {
    new Controller(space, setup.plan(space, setup.options().samples()).controller());
  }

  /** Of several stages, each takes what those before it leave. */
  void requireRoom(WorkBudget budget) throws IOException {
    SearchStages stages = setup.options().stages();
    int count = stages.stages().size();
    if (count == 1) {
      return;
    }
    SearchSpace first = stages.space(setup.union(), 0, Optional.empty());
    String name = stages.stages().get(0).name();
    warnIfUnreachable(name, first);
    StageForecast forecast =
        StageForecast.ofFirst(
            budget, count, setup.imagesPerStep(first), setup.costs(first), setup.objective());
    if (forecast.expected() >= budget.imageMacs()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "of a budget of %.3g multiply-accumulates of all images, the %d steps of the stage %s"
                  + " would take about %.3g, as its networks are larger than the mean where it"
                  + " aims, and leave no step; give a lower target, or --stages one",
              budget.imageMacs(),
              forecast.steps(),
              name,
              forecast.expected()));
    }
    if (forecast.most() >= budget.imageMacs()) {
      ErrorLine.print(
          err,
          String.format(
              Locale.ROOT,
              "the stage %s takes about %.0f %% of the budget; if it settled on the largest networks,"
                  + " it would leave nothing to the next one",
              name,
              PERCENT * forecast.expected() / budget.imageMacs()));
    }
  }
}

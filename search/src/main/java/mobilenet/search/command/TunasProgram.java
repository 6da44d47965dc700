package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.Printable;
import mobilenet.cli.UsageException;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.Folders;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.run.DryRun;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.tunas.NetworkCosts;
import mobilenet.search.tunas.SearchStages;
import mobilenet.search.tunas.TunasImages;
import mobilenet.search.tunas.TunasPlan;
import mobilenet.search.tunas.TunasResult;
import mobilenet.search.tunas.WorkBudget;
import mobilenet.train.torch.NativeSettings;

/** TuNAS from the command line, stage by stage. */
final class TunasProgram {
  private final TunasOptions options;
  private final CostSettings cost;
  private final RewardKind reward;
  private final Optional<TabledCost> latency;
  private final PrintWriter err;
  private final CandidateRecipe recipe;
  private final TunasImages images;
  private final SearchSpace union;

  TunasProgram(
      TunasOptions options,
      CostSettings cost,
      RewardKind reward,
      Optional<TabledCost> latency,
      PrintWriter err)
      throws IOException {
    this.options = options;
    this.cost = cost;
    this.reward = reward;
    this.latency = latency;
    this.err = err;
    CandidateRecipe given = options.recipe();
    images = TunasImages.of(given.images());
    recipe = new CandidateRecipe(given.recipe(), images.rewards());
    union = options.space(given);
  }

  TunasFolder folder() {
    return options.folder(union);
  }

  /** Searches to the end, or goes on. */
  TunasReport run() throws IOException, InterruptedException {
    requireReachable();
    SearchStages stages = options.stages();
    WorkBudget budget = budget();
    List<TunasReport.Stage> done = new ArrayList<>();
    double work = 0;
    Optional<Architecture> found = Optional.empty();
    for (int i = 0; i < stages.stages().size(); i++) {
      String name = stages.stages().get(i).name();
      TunasStage stage =
          stage(name, stages.space(union, i, found), stages.stages().size() - i, budget, work);
      begin(stage);
      TunasResult result = stage.run(options);
      SearchSpace space = stage.plan().space();
      done.add(TunasReport.Stage.of(name, stage.plan().controller().steps(), space, result));
      work += result.imageMacs();
      found = Optional.of(space.architecture(result.best().network()));
    }
    TunasReport report =
        new TunasReport(
            union.name(),
            reward.label(),
            cost.targetMacs(),
            cost.targetMs(),
            options.seed(),
            work,
            done,
            done.get(done.size() - 1).best());
    SearchFolder.write(
        folder().best(),
        ArchitectureDocument.toJson(found.orElseThrow(IllegalStateException::new)));
    report.write(folder().result());
    return report;
  }

  private void requireReachable() throws IOException {
    Optional<String> unreachable = DryRun.unreachable(union, cost.objective(reward));
    if (unreachable.isPresent()) {
      throw new UsageException(unreachable.get() + "; give another --target-macs");
    }
    if (latency.isPresent()) {
      for (String notice : latency.get().require(union, cost)) {
        ErrorLine.print(err, notice);
      }
    }
  }

  private WorkBudget budget() {
    Optional<Double> given = options.budget();
    return given.isPresent()
        ? new WorkBudget(given.get())
        : WorkBudget.ofSteps(options.steps(), plan(union, 1).imagesPerStep(), costs(union));
  }

  private TunasStage stage(
      String name, SearchSpace space, int stagesLeft, WorkBudget budget, double work) {
    long steps = budget.steps(work, stagesLeft, plan(space, 1).imagesPerStep(), costs(space));
    boolean alone = options.stages().stages().size() == 1;
    return new TunasStage(
        name,
        plan(space, steps),
        costs(space),
        images.report(),
        alone ? folder() : folder().stage(name));
  }

  private TunasPlan plan(SearchSpace space, long steps) {
    return TunasPlan.of(
        space,
        recipe,
        cost.objective(reward),
        ControllerSettings.of(steps, options.seed()),
        cost.table());
  }

  private NetworkCosts costs(SearchSpace space) {
    return new NetworkCosts(space, latency.map(TabledCost::model).orElse(LatencyModel.UNKNOWN));
  }

  private void begin(TunasStage stage) throws IOException {
    long before = stage.done();
    NativeSettings.apply(1).forEach(warning -> ErrorLine.print(err, warning));
    Folders.create(folder().path());
    if (latency.isPresent()) {
      latency.get().frozen().copyTo(folder().latencyTable());
    }
    TunasPlan plan = stage.plan();
    err.println(
        Printable.line(
            "TuNAS of "
                + plan.space().name()
                + ", "
                + stage.name()
                + ", "
                + plan.controller().steps()
                + " steps into "
                + stage.folder().path()
                + (before == 0 ? "" : "; " + before + " are done")
                + "; after an interruption, the same command goes on"));
    err.println(
        Printable.line(
            "images: "
                + images.rewards().parts().training().size()
                + " for weights, "
                + images.rewards().parts().validation().size()
                + " for rewards, "
                + images.report().parts().validation().size()
                + " for the report"));
    err.flush();
  }
}

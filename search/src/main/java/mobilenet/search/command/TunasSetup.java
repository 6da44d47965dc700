package mobilenet.search.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mobilenet.json.JsonObject;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.supernet.TrainingIdentity;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.tunas.NetworkCosts;
import mobilenet.search.tunas.TunasImages;
import mobilenet.search.tunas.TunasPlan;
import mobilenet.search.tunas.WorkBudget;

/**
 * What a search by TuNAS was told, and the plans of its stages.
 *
 * @param options of the command
 * @param cost what a network may cost
 * @param reward of accuracy and cost
 * @param latency of every network, if there is a table
 * @param recipe of the shared weights, with the images that they learn from
 * @param images of rewards and report
 * @param union space of all stages
 */
record TunasSetup(
    TunasOptions options,
    CostSettings cost,
    RewardKind reward,
    Optional<TabledCost> latency,
    CandidateRecipe recipe,
    TunasImages images,
    SearchSpace union) {

  /** Opens the data. */
  static TunasSetup of(
      TunasOptions options, CostSettings cost, RewardKind reward, Optional<TabledCost> latency)
      throws IOException {
    CandidateRecipe given = options.recipe();
    TunasImages images = TunasImages.of(given.images());
    return new TunasSetup(
        options,
        cost,
        reward,
        latency,
        new CandidateRecipe(given.recipe(), images.rewards()),
        images,
        options.space(given));
  }

  TunasFolder folder() {
    return options.folder(union);
  }

  /** What tells the whole search from others. */
  TrainingIdentity identity() throws IOException {
    JsonObject settings =
        plan(union, options.samples()).identity().settings().with("stages", options.stagesLabel());
    JsonObject length =
        options.budget().isPresent()
            ? JsonObject.EMPTY.with("budget", options.budget().get())
            : JsonObject.EMPTY.with("steps", (long) options.steps());
    return new TrainingIdentity(
        settings.without(List.of("steps")).withAll(length).with("controller", controller()));
  }

  /** What does not depend on the steps. */
  private JsonObject controller() {
    return JsonObject.EMPTY
        .with("rate", options.controllerRate().label())
        .with("samples", (long) options.samples());
  }

  /** What all stages compute together. */
  WorkBudget budget() throws IOException {
    Optional<Double> given = options.budget();
    return given.isPresent()
        ? new WorkBudget(given.get())
        : WorkBudget.ofSteps(options.steps(), imagesPerStep(union), costs(union));
  }

  /**
   * A stage.
   *
   * @param space of it
   * @param stagesLeft this one among them
   * @param work done by those before
   */
  TunasStage stage(String name, SearchSpace space, int stagesLeft, WorkBudget budget, double work) {
    long steps = budget.steps(work, stagesLeft, imagesPerStep(space), costs(space));
    boolean alone = options.stages().stages().size() == 1;
    return new TunasStage(
        name,
        plan(space, steps),
        costs(space),
        images.report(),
        alone ? folder() : folder().stage(name));
  }

  /**
   * Plans.
   *
   * @param networks that are drawn; each step of the controller takes as many as it has samples
   */
  TunasPlan plan(SearchSpace space, long networks) {
    int batch = recipe.recipe().optimisation().batch();
    ControllerSettings settings =
        ControllerSettings.of(Math.max(1, networks / options.samples()), options.seed())
            .withRate(options.controllerRate().rate(batch))
            .withSamples(options.samples());
    return TunasPlan.of(space, recipe, objective(), settings, cost.table());
  }

  /** As the plans of a space count them. */
  double imagesPerStep(SearchSpace space) {
    return plan(space, options.samples()).imagesPerStep();
  }

  /** What is maximised. */
  Objective objective() {
    return cost.objective(reward);
  }

  /** Costs of a space's networks. */
  NetworkCosts costs(SearchSpace space) {
    return new NetworkCosts(space, latency.map(TabledCost::model).orElse(LatencyModel.UNKNOWN));
  }
}

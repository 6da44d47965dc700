package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.json.JsonObject;
import mobilenet.measure.Machine;
import mobilenet.search.engine.Engine;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.ledger.Environment;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.run.SearchPlan;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.TrainedEvaluator;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.recipe.RecipeReader;
import mobilenet.train.recipe.RecipeWriter;

/**
 * All that a search needs to run.
 *
 * @param folder where it keeps everything
 * @param settings what it was told
 * @param plan of it
 * @param recipe of every training, with its images
 * @param latency of every network, if there is a table
 */
record PreparedSearch(
    SearchFolder folder,
    SearchSettings settings,
    SearchPlan plan,
    CandidateRecipe recipe,
    Optional<TabledCost> latency) {

  static PreparedSearch of(
      SearchFolder folder,
      SearchSettings settings,
      SearchSpace space,
      CandidateRecipe recipe,
      Optional<FrozenTable> table)
      throws InterruptedException {
    SearchPlan plan =
        new SearchPlan(
            space,
            settings.objective(),
            settings.trials(),
            settings.seeds().trainings(),
            recipe.hash(),
            Environment.here(Machine.here().processor(), Commit.here()));
    return new PreparedSearch(folder, settings, plan, recipe, table.map(TabledCost::of));
  }

  /**
   * Reads what {@link #write} wrote, and opens the data.
   *
   * @param data its folder here: the search's settings have it as it is where the search was last
   *     begun, which may be another machine
   */
  static PreparedSearch read(SearchFolder folder, Path data)
      throws IOException, InterruptedException {
    SearchSettings settings = SearchSettings.read(folder.settings());
    SearchSettings.Images images = settings.images();
    CandidateRecipe recipe =
        new CandidateRecipe(
            RecipeReader.read(folder.recipe()),
            TrainingImages.open(data, images.holdOut(), images.limit()));
    Optional<FrozenTable> table =
        settings.cost().table().isPresent()
            ? Optional.of(FrozenTable.read(folder.latencyTable()))
            : Optional.empty();
    return of(folder, settings, SearchSpace.read(folder.space()), recipe, table);
  }

  /** Writes what workers need to know. */
  void write() throws IOException {
    SearchFolder.write(folder.space(), plan.space().toJson());
    RecipeWriter.write(recipe.recipe(), folder.recipe());
    if (latency.isPresent()) {
      latency.get().frozen().copyTo(folder.latencyTable());
    }
    SearchFolder.write(folder.settings(), settings.toJson());
  }

  /** One to which nothing was said yet. */
  Engine engine() {
    return settings
        .engine()
        .engine(plan.space(), settings.seeds().engine(), settings.firstTrials());
  }

  /**
   * One that trains.
   *
   * @param notices takes what is to be known of a training, a sentence each
   */
  Evaluator evaluator(Consumer<String> notices) {
    return new TrainedEvaluator(
        recipe, latency.map(TabledCost::model).orElse(LatencyModel.UNKNOWN), notices);
  }

  /**
   * Checks that the latency table, if there is one, is for this search.
   *
   * @return what people should know of it, a sentence each
   */
  List<String> latencyNotices() throws IOException {
    return latency.isPresent() ? latency.get().require(plan.space(), settings.cost()) : List.of();
  }

  /** The same, without a check that the target can be reached. */
  Optional<TabledCost.Fit> latencyFit() throws IOException {
    return latency.isPresent()
        ? Optional.of(latency.get().fit(plan.space(), settings.cost()))
        : Optional.empty();
  }

  /** What the ledger's heading says. */
  JsonObject heading() {
    JsonObject heading = plan.heading(engine(), evaluator(notice -> {}));
    return latency.isPresent()
        ? heading
            .with(SearchFolder.LATENCY_TABLE, latency.get().frozen().hash())
            .with("latency_stamp", latency.get().frozen().table().stamp().toJson())
        : heading;
  }

  /** The ledger, begun where there is none. */
  Ledger openLedger(Consumer<String> notices) throws IOException {
    return Ledger.open(folder.ledger(), heading(), notices);
  }
}

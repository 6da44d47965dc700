package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.Folders;
import mobilenet.search.controller.ControllerRow;
import mobilenet.search.controller.ControllerRows;
import mobilenet.search.report.ControllerFigure;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.supernet.RankRow;
import mobilenet.search.supernet.SuperNetworkPlan;
import mobilenet.search.supernet.SuperNetworkRanking;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.TrainingImages;
import mobilenet.search.tunas.NetworkCosts;
import mobilenet.search.tunas.TunasPlan;
import mobilenet.search.tunas.TunasResult;
import mobilenet.search.tunas.TunasSearch;
import mobilenet.search.tunas.TunasState;
import mobilenet.train.recipe.RecipeWriter;

/**
 * A search from its first step to the files of its result.
 *
 * @param name shown beside its progress
 * @param plan of it
 * @param costs of the networks of its space
 * @param report images that its result is judged by
 * @param folder where it keeps everything
 */
record TunasStage(
    String name, TunasPlan plan, NetworkCosts costs, TrainingImages report, TunasFolder folder) {

  /** Steps done before; refuses the folder of another search. */
  long done() throws IOException {
    return TunasState.stepsOf(plan, folder.search().snapshot());
  }

  /**
   * Searches, or goes on where it was interrupted, and writes what came of it.
   *
   * @param ranked networks of its space whose accuracies by the shared weights are written, too
   */
  TunasResult run(TunasOptions options, List<Genotype> ranked)
      throws IOException, InterruptedException {
    long done = done();
    Folders.create(folder.path());
    SearchFolder.write(folder.space(), plan.space().toJson());
    RecipeWriter.write(plan.weights().recipe().recipe(), folder.recipe());
    try (TunasState state = search(options, done)) {
      SuperNetworkRanking ranking =
          new SuperNetworkRanking(state.network(), reportPlan(), options.calibration());
      TunasResult result = TunasResult.of(state, costs, ranking, options.top());
      SearchSpace space = plan.space();
      SearchFolder.write(
          folder.best(), ArchitectureDocument.toJson(space.architecture(result.best().network())));
      if (options.extract()) {
        ranking.write(result.best().network(), folder.checkpoint());
      }
      if (!ranked.isEmpty()) {
        rank(ranked, ranking);
      }
      draw();
      return result;
    }
  }

  private void rank(List<Genotype> networks, SuperNetworkRanking ranking) throws IOException {
    List<RankRow> rows = new ArrayList<>();
    for (Genotype network : networks) {
      String hash = ArchitectureDocument.hash(plan.space().architecture(network));
      rows.add(new RankRow(hash, plan.weights().seed(), ranking.top1(network)));
    }
    RankRow.write(folder.rank(), rows);
  }

  private TunasState search(TunasOptions options, long done)
      throws IOException, InterruptedException {
    try (TunasProgress progress = new TunasProgress(name, plan.controller().steps(), done)) {
      return new TunasSearch(plan, costs, folder.search(), options.saveEvery(), progress).run();
    }
  }

  /** The same weights, judged by other images. */
  private SuperNetworkPlan reportPlan() {
    SuperNetworkPlan weights = plan.weights();
    return new SuperNetworkPlan(
        weights.space(),
        new CandidateRecipe(weights.recipe().recipe(), report),
        weights.steps(),
        weights.seed());
  }

  private void draw() throws IOException {
    if (!Files.exists(folder.search().log())) {
      // Somebody has moved it away; the search needs it no more.
      return;
    }
    List<ControllerRow> rows = new ControllerRows(plan.sizes()).read(folder.search().log());
    if (!rows.isEmpty()) {
      SearchFolder.write(
          folder.figure(),
          ControllerFigure.draw(
              name + " of " + plan.space().name(), plan.space().decisions(), rows));
    }
  }
}

package mobilenet.search.tunas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.Slice;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.recipe.Recipes;

/** A search of the tiny space on two hundred images. */
final class TinySearch {
  static final double TARGET = 1.2e6;

  private TinySearch() {}

  static TrainingImages images() throws IOException {
    return TrainingImages.open(Slice.DATA, 0.5, Optional.of(400));
  }

  static SearchSpace space() throws IOException {
    return ShippedSpaces.get("tiny-uib").suited(1, 28, 10);
  }

  static TunasPlan plan(long steps, long seed) throws IOException {
    return TunasPlan.of(
        space(),
        new CandidateRecipe(
            Recipes.named("fashion-mnist-search"), TunasImages.of(images()).rewards()),
        new Objective(Reward.TUNAS, Costs.Measure.MACS, TARGET),
        ControllerSettings.of(steps, seed),
        Optional.empty());
  }

  static NetworkCosts costs(SearchSpace space) {
    return new NetworkCosts(space, LatencyModel.UNKNOWN);
  }

  static TunasSearch.Files files(Path folder) {
    return new TunasSearch.Files(
        folder.resolve("supernet.safetensors"), folder.resolve("controller.csv"));
  }
}

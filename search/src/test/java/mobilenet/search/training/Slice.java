package mobilenet.search.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;

/** The committed slice of Fashion-MNIST: trainings of a second. */
public final class Slice {
  /** Where it is. */
  public static final Path DATA = Path.of("../train/src/test/resources/fashion-mnist-slice");

  private Slice() {}

  /** A recipe of one epoch. */
  static Recipe recipe() {
    return Recipes.named("fashion-mnist-search").withEpochs(1);
  }

  static CandidateRecipe of(Recipe recipe) throws IOException {
    return new CandidateRecipe(recipe, TrainingImages.open(DATA, 0.2, Optional.of(300)));
  }

  static SearchSpace space() throws JsonException {
    return ShippedSpaces.get("tiny-uib").suited(1, 28, 10);
  }
}

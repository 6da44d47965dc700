package mobilenet.search.training;

import java.time.Duration;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.file.Sha256;
import mobilenet.train.recipe.Provenance;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.trainer.RunPlan;

/**
 * How every network of a search is trained. The recipe's own network means nothing.
 *
 * @param recipe without fine-tuning, as candidates have no weights
 * @param images to train on
 */
public record CandidateRecipe(Recipe recipe, TrainingImages images) {
  private static final int HASH_DIGITS = 16;

  /** One process trains one network on one thread; another process uses the other core. */
  private static final RunPlan.Options OPTIONS = new RunPlan.Options(1, Duration.ofDays(1));

  /** Checks that there are no weights to begin with. */
  public CandidateRecipe {
    if (recipe.fineTuning().isPresent()) {
      throw new IllegalArgumentException(
          "the recipe "
              + recipe.name()
              + " is for fine-tuning, and the networks of a search have no weights; give one that"
              + " trains from scratch");
    }
  }

  /** The run of a network. */
  public RunPlan plan(Architecture architecture, long seed) {
    return new RunPlan(
        recipe.withArchitecture(architecture),
        images.dataset(),
        images.parts().training(),
        images.dataset(),
        images.parts().validation(),
        images.dataset().classNames(),
        seed,
        OPTIONS);
  }

  /**
   * A hash of all of the recipe but its network and what it says of itself.
   *
   * @return 16 hexadecimal digits
   */
  public String hash() {
    Recipe same =
        new Recipe(
            new Provenance("recipe", "any", "any"),
            Catalogue.get("mobilenetv3_small_100"),
            recipe.input(),
            recipe.regularisation(),
            recipe.optimisation(),
            recipe.objective(),
            recipe.augmentation(),
            recipe.fineTuning());
    return Sha256.of(RecipeWriter.toYaml(same)).substring(0, HASH_DIGITS);
  }
}

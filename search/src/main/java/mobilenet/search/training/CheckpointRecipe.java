package mobilenet.search.training;

import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.train.recipe.Recipe;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.PretrainedConfig;

/** Recipes for networks that are there already. */
public final class CheckpointRecipe {
  private CheckpointRecipe() {}

  /**
   * A recipe that prepares images as a checkpoint does, whose weights expect them so.
   *
   * @param network to train, for images of the checkpoint's size
   * @throws IllegalArgumentException if the recipe's augmentation does not suit these images
   */
  public static Recipe of(Recipe recipe, CheckpointConfig checkpoint, Architecture network) {
    PretrainedConfig images = checkpoint.pretrained();
    Recipe.Input input =
        new Recipe.Input(
            images.inputSize().channels(),
            images.inputSize().size(),
            images.interpolation(),
            images.cropFraction(),
            images.mean(),
            images.std());
    Optional<Recipe> same =
        Optional.of(recipe)
            .filter(r -> r.input().equals(input))
            .map(r -> r.withArchitecture(network));
    return same.orElseGet(
        () ->
            new Recipe(
                recipe
                    .provenance()
                    .withMeasured(
                        Recipe.NOT_RUN
                            + "; "
                            + recipe.name()
                            + " with a checkpoint's network and preparation of images"),
                network,
                input,
                recipe.regularisation(),
                recipe.optimisation(),
                recipe.objective(),
                recipe.augmentation(),
                recipe.fineTuning()));
  }
}

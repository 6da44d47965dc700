package mobilenet.train.command;

import java.io.IOException;
import mobilenet.document.ArchitectureDocument;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.RunFolder;

/**
 * The network of a run that no option names: the one that the run has kept, or that of the weights
 * it begins with, or the recipe's.
 *
 * @param recipes whether the recipe was named
 * @param start weights that it begins with
 */
record UnnamedNetwork(RecipeOptions recipes, StartingOptions start) {

  /**
   * The recipe with that network.
   *
   * @param run says whether it begins or goes on, and where
   */
  Recipe of(Recipe recipe, SingleRunOptions run) throws IOException {
    RunFolder folder = run.folder(recipe);
    if (run.resume() && folder.hasRecipe()) {
      Recipe kept = recipe.withArchitecture(folder.architecture());
      // A recipe of the toolkit may have been given another network by an option when the run was
      // begun; one that somebody has written, or changed since, means its own.
      return recipes.ownRecipe() && !hash(recipe).equals(hash(kept)) ? recipe : kept;
    }
    return recipes.named() ? recipe : start.withNetwork(recipe);
  }

  private static String hash(Recipe recipe) {
    return ArchitectureDocument.hash(recipe.architecture());
  }
}

package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.train.recipe.Recipe;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.PretrainedConfig;

/** How images are prepared for the weights that a run starts from. */
final class StartingImages {
  private StartingImages() {}

  /**
   * A recipe with the mean, the standard deviation and the filter of a checkpoint's images, if
   * these have as many channels as the recipe's; the recipe itself otherwise. Size and crop stay.
   *
   * @throws IOException if the checkpoint's configuration cannot be read
   */
  static Recipe suited(Path folder, Recipe recipe) throws IOException {
    PretrainedConfig given = Checkpoint.config(folder).pretrained();
    Recipe.Input own = recipe.input();
    if (given.inputSize().channels() != own.channels()) {
      return recipe;
    }
    return recipe.withInput(
        new Recipe.Input(
            own.channels(),
            own.size(),
            given.interpolation(),
            own.cropFraction(),
            given.mean(),
            given.std()));
  }

  /**
   * Where a recipe has another mean or standard deviation than the checkpoint, a sentence about
   * both.
   *
   * @throws IOException if the checkpoint's configuration cannot be read
   */
  static Optional<String> difference(Path folder, Recipe recipe) throws IOException {
    PretrainedConfig given = Checkpoint.config(folder).pretrained();
    Recipe.Input own = recipe.input();
    if (given.mean().equals(own.mean()) && given.std().equals(own.std())) {
      return Optional.empty();
    }
    return Optional.of(
        folder
            + ": its images have mean "
            + given.mean()
            + " and std "
            + given.std()
            + ", those of the recipe "
            + recipe.name()
            + " mean "
            + own.mean()
            + " and std "
            + own.std()
            + "; this run uses the recipe's; for the checkpoint's, give a recipe file that has"
            + " them");
  }
}

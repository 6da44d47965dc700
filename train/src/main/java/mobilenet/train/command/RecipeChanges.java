package mobilenet.train.command;

import java.io.IOException;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.train.recipe.Recipe;

/** What options change of a recipe. */
public final class RecipeChanges {
  /** Some of them. */
  @FunctionalInterface
  public interface Change {
    /**
     * The recipe that a run has.
     *
     * @throws IllegalArgumentException if the recipe cannot be changed so
     * @throws IOException if a file that an option names is not usable
     */
    Recipe of(Recipe base) throws IOException;
  }

  private RecipeChanges() {}

  /**
   * Changes a recipe.
   *
   * @param source where it is from, for the error
   * @throws UsageException if it cannot be changed so
   * @throws IOException if a file that an option names is not usable
   */
  public static Recipe apply(Change change, Recipe base, String source) throws IOException {
    try {
      return change.of(base);
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(source + ": " + e.getMessage());
    }
  }

  /**
   * Of another length, if {@code --epochs} says so.
   *
   * @throws UsageException if that is below 1
   */
  public static Recipe epochs(Recipe base, Optional<Integer> epochs) {
    return epochs
        .map(given -> base.withEpochs(Arguments.atLeast(1, "--epochs", given)))
        .orElse(base);
  }

  /**
   * With another image size, if {@code --size} says so.
   *
   * @throws UsageException if that is below 1 or too large
   */
  static Recipe size(Recipe base, Optional<Integer> size) {
    return size.map(given -> base.withSize(Arguments.imageSize(given))).orElse(base);
  }
}

package mobilenet.train.trainer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeWriter;

/** What must be the same for a run to be resumed, in one line that people can read. */
final class RunIdentity {
  private RunIdentity() {}

  static String of(RunPlan plan) {
    CRC32C sum = new CRC32C();
    // What others reached with the recipe may be written into it while a run is interrupted.
    Recipe recipe = plan.recipe().withMeasured(Recipe.NOT_RUN);
    sum.update(RecipeWriter.toYaml(recipe).getBytes(StandardCharsets.UTF_8));
    plan.trainingPart().stream()
        .forEach(
            index -> {
              sum.update(index);
              sum.update(index >> Byte.SIZE);
              sum.update(index >> (2 * Byte.SIZE));
              sum.update(plan.training().get(index).label());
            });
    return String.format(
        Locale.ROOT,
        "recipe %s (%08x) of %s, %d classes, %d pictures, seed %d",
        plan.recipe().name(),
        sum.getValue(),
        plan.network(),
        plan.classNames().size(),
        plan.trainingPart().size(),
        plan.seed());
  }
}

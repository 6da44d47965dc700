package mobilenet.train.trainer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.data.loader.Mixture;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.RunIdentity.Part;

/** What decides which views of which images there can be: in words, by what errors call it. */
final class StoredViews {
  private static final List<Part> DATA =
      List.of(Part.CLASSES, Part.IMAGES, Part.NAMES, Part.CONTENT, Part.DIVISION);

  private StoredViews() {}

  /**
   * Of a plan.
   *
   * @param mixed images of several sources, if they are; the ratios do not count
   */
  static Map<String, String> of(RunPlan plan, Optional<MixedImages> mixed) {
    RunIdentity run = RunIdentity.of(plan, "", "");
    Map<String, String> parts = new LinkedHashMap<>();
    for (Part part : DATA) {
      parts.put("data (" + part.key() + ")", run.value(part));
    }
    Recipe recipe = plan.recipe();
    parts.put("student's input", recipe.input().preprocessing().describe());
    if (mixed.isEmpty()) {
      parts.put("augmentation", recipe.augmentation().toString());
      return parts;
    }
    for (Mixture.Source source : mixed.get().sources()) {
      parts.put("source " + source.name(), mixed.get().describe(source));
    }
    mixed.get().pool().ifPresent(pool -> parts.put("pool", pool));
    return parts;
  }
}

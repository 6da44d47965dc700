package mobilenet.train.recipe;

import java.util.Map;
import java.util.Set;
import mobilenet.train.optimizer.DecayOrigin;
import mobilenet.train.optimizer.ScheduleSpec;
import mobilenet.train.optimizer.ScheduleSpec.Constant;
import mobilenet.train.optimizer.ScheduleSpec.Cosine;
import mobilenet.train.optimizer.ScheduleSpec.Exponential;
import mobilenet.train.optimizer.ScheduleSpec.Step;
import mobilenet.train.optimizer.WarmUp;

/**
 * Learning-rate schedules as parts of a recipe's file. A cosine's length is not among its keys: it
 * is the recipe's, and nobody can change one and forget the other.
 */
final class ScheduleYaml {
  private static final Set<String> STAIR_KEYS =
      Set.of("peak", "decay", "every", "warm-up", "origin");

  private ScheduleYaml() {}

  static Map<String, Section.Kind<ScheduleSpec>> kinds(int epochs) {
    return Map.of(
        "constant",
        new Section.Kind<>(Set.of("peak", "warm-up"), s -> new Constant(peak(s), warmUp(s))),
        "cosine",
        new Section.Kind<>(
            Set.of("peak", "end-fraction", "warm-up", "origin"), s -> cosine(s, epochs)),
        "step",
        new Section.Kind<>(
            STAIR_KEYS, s -> new Step(peak(s), decay(s), every(s), warmUp(s), origin(s))),
        "exponential",
        new Section.Kind<>(
            STAIR_KEYS, s -> new Exponential(peak(s), decay(s), every(s), warmUp(s), origin(s))));
  }

  private static Cosine cosine(Section section, int epochs) throws RecipeException {
    double end = section.number("end-fraction", Range.PROBABILITY);
    return new Cosine(peak(section), end, epochs, warmUp(section), origin(section));
  }

  private static double peak(Section section) throws RecipeException {
    return section.number("peak", Range.ABOVE_ZERO);
  }

  private static double decay(Section section) throws RecipeException {
    return section.number("decay", Range.SHARE);
  }

  private static double every(Section section) throws RecipeException {
    return section.number("every", Range.ABOVE_ZERO);
  }

  private static DecayOrigin origin(Section section) throws RecipeException {
    return section.choice("origin", DecayOrigin.class);
  }

  private static WarmUp warmUp(Section section) throws RecipeException {
    return section
        .optionalSection(
            "warm-up",
            Set.of("epochs", "from"),
            s ->
                new WarmUp(
                    s.number("epochs", Range.NOT_NEGATIVE), s.number("from", Range.NOT_NEGATIVE)))
        .orElse(WarmUp.NONE);
  }

  static YamlMap write(ScheduleSpec schedule) {
    YamlMap yaml = new YamlMap();
    if (schedule instanceof Constant) {
      head(yaml, "constant", schedule);
    } else if (schedule instanceof Cosine cosine) {
      head(yaml, "cosine", schedule)
          .put("end-fraction", cosine.endFraction())
          .put("origin", cosine.origin());
    } else if (schedule instanceof Step step) {
      head(yaml, "step", schedule)
          .put("decay", step.decay())
          .put("every", step.every())
          .put("origin", step.origin());
    } else if (schedule instanceof Exponential exponential) {
      head(yaml, "exponential", schedule)
          .put("decay", exponential.decay())
          .put("every", exponential.every())
          .put("origin", exponential.origin());
    }
    WarmUp warmUp = schedule.warmUp();
    return warmUp.equals(WarmUp.NONE)
        ? yaml
        : yaml.put(
            "warm-up", new YamlMap().put("epochs", warmUp.epochs()).put("from", warmUp.from()));
  }

  private static YamlMap head(YamlMap yaml, String kind, ScheduleSpec schedule) {
    return yaml.put("kind", kind).put("peak", schedule.peak());
  }
}

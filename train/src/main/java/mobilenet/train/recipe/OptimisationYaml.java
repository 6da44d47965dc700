package mobilenet.train.recipe;

import java.util.Set;

/** How weights are changed, as keys of a recipe's file. */
final class OptimisationYaml {
  static final Set<String> KEYS =
      Set.of(
          "epochs",
          "batch",
          "accumulation",
          "precision",
          "optimizer",
          "schedule",
          "average",
          "clip-norm");

  private OptimisationYaml() {}

  static Optimisation read(Section section) throws RecipeException {
    int epochs = section.whole("epochs", Range.AT_LEAST_ONE);
    return new Optimisation(
        epochs,
        section.whole("batch", Range.AT_LEAST_ONE),
        section.whole("accumulation", Range.AT_LEAST_ONE),
        section.choice("precision", Precision.class),
        section.oneOf("optimizer", OptimizerYaml.KINDS),
        section.oneOf("schedule", ScheduleYaml.kinds(epochs)),
        section.optionalSection("average", OptimizerYaml.AVERAGE_KEYS, OptimizerYaml::average),
        section.optionalNumber("clip-norm", Range.ABOVE_ZERO));
  }

  static void write(Optimisation optimisation, YamlMap yaml) {
    yaml.put("epochs", optimisation.epochs())
        .put("batch", optimisation.batch())
        .put("accumulation", optimisation.accumulation())
        .put("precision", optimisation.precision())
        .put("optimizer", OptimizerYaml.write(optimisation.optimizer()))
        .put("schedule", ScheduleYaml.write(optimisation.schedule()))
        .putIfPresent("average", optimisation.average().map(OptimizerYaml::write))
        .putIfPresent("clip-norm", optimisation.clipNorm());
  }
}

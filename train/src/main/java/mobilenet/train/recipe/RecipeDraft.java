package mobilenet.train.recipe;

import java.util.Optional;
import mobilenet.data.augment.Augmentation;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.optimizer.ScheduleSpec;

/** A recipe while it is being derived from another. */
final class RecipeDraft {
  final String name;
  final String reproduces;
  String measured;
  String architecture;
  Recipe.Input input;
  final Recipe.Regularisation regularisation;
  int epochs;
  int batch;
  int accumulation;
  Precision precision;
  final OptimizerSpec optimizer;
  ScheduleSpec schedule;
  final Optional<AverageSpec> average;
  final Optional<Double> clipNorm;
  final double labelSmoothing;
  final Augmentation augmentation;
  Optional<FineTuning> fineTuning;

  RecipeDraft(Recipe recipe) {
    name = recipe.name();
    reproduces = recipe.reproduces();
    measured = recipe.measured();
    architecture = recipe.architecture();
    input = recipe.input();
    regularisation = recipe.regularisation();
    epochs = recipe.epochs();
    batch = recipe.batch();
    accumulation = recipe.accumulation();
    precision = recipe.precision();
    optimizer = recipe.optimizer();
    schedule = recipe.schedule();
    average = recipe.average();
    clipNorm = recipe.clipNorm();
    labelSmoothing = recipe.labelSmoothing();
    augmentation = recipe.augmentation();
    fineTuning = recipe.fineTuning();
  }

  Recipe build() {
    return new Recipe(
        name,
        reproduces,
        measured,
        architecture,
        input,
        regularisation,
        epochs,
        batch,
        accumulation,
        precision,
        optimizer,
        schedule,
        average,
        clipNorm,
        labelSmoothing,
        augmentation,
        fineTuning);
  }
}

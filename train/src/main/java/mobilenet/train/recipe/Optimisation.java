package mobilenet.train.recipe;

import java.util.Optional;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.optimizer.ScheduleSpec;

/**
 * How weights are changed, and for how long.
 *
 * @param epochs passes over the training images, at least 1
 * @param batch images of one update of the weights, at least 1
 * @param accumulation parts that a batch is computed in, one after the other, to save memory; a
 *     divisor of {@code batch}
 * @param precision arithmetic
 * @param optimizer how gradients change weights
 * @param schedule learning rate over time; a cosine spans exactly {@code epochs}
 * @param average of the weights, if any
 * @param clipNorm largest norm of all gradients together, above 0, if any
 */
public record Optimisation(
    int epochs,
    int batch,
    int accumulation,
    Precision precision,
    OptimizerSpec optimizer,
    ScheduleSpec schedule,
    Optional<AverageSpec> average,
    Optional<Double> clipNorm) {

  /** Checks the ranges; messages start with the name of the component as in a file. */
  public Optimisation {
    RecipeChecks.atLeastOne("epochs", epochs);
    RecipeChecks.atLeastOne("batch", batch);
    RecipeChecks.accumulation(accumulation, batch);
    RecipeChecks.schedule(schedule, epochs);
    clipNorm.ifPresent(norm -> RecipeChecks.aboveZero("clip-norm", norm));
  }

  /** The same with the learning rate's curve, warm-up included, over another number of epochs. */
  public Optimisation withEpochs(int epochs) {
    RecipeChecks.atLeastOne("epochs", epochs);
    ScheduleSpec stretched = schedule.stretched(this.epochs, epochs);
    return new Optimisation(
        epochs, batch, accumulation, precision, optimizer, stretched, average, clipNorm);
  }

  /** The same with another batch, which {@link #accumulation} must divide. */
  public Optimisation withBatch(int batch) {
    return new Optimisation(
        epochs, batch, accumulation, precision, optimizer, schedule, average, clipNorm);
  }

  /** The same with batches computed in other parts. */
  public Optimisation withAccumulation(int accumulation) {
    return new Optimisation(
        epochs, batch, accumulation, precision, optimizer, schedule, average, clipNorm);
  }

  /** The same with the learning rate's curve scaled to another peak, above 0. */
  public Optimisation withRate(double peak) {
    RecipeChecks.aboveZero("rate", peak);
    ScheduleSpec scaled = schedule.withPeak(peak);
    return new Optimisation(
        epochs, batch, accumulation, precision, optimizer, scaled, average, clipNorm);
  }

  /** The same in other arithmetic. */
  public Optimisation withPrecision(Precision precision) {
    return new Optimisation(
        epochs, batch, accumulation, precision, optimizer, schedule, average, clipNorm);
  }
}

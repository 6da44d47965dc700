package mobilenet.train.torch;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Parameter;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Optimisation;
import mobilenet.train.recipe.Precision;
import mobilenet.train.recipe.Recipe;

/**
 * What {@link TorchTrainer} needs to know of a run.
 *
 * @param architecture with its classes
 * @param objective what is learnt
 * @param regularisation dropout, drop path and batch norm
 * @param optimizer how gradients change weights
 * @param average of the weights, if any
 * @param clipNorm largest norm of all gradients together, if any
 * @param precision arithmetic of convolutions and matrix products
 * @param accumulation parts that a batch is computed in
 * @param layers what is frozen and how fast each layer learns
 */
public record TrainingSetup(
    Architecture architecture,
    ObjectiveSpec objective,
    Recipe.Regularisation regularisation,
    OptimizerSpec optimizer,
    Optional<AverageSpec> average,
    Optional<Double> clipNorm,
    Precision precision,
    int accumulation,
    LayerRules layers) {

  /** The setup that a recipe describes, for a network with the data's classes. */
  public static TrainingSetup of(Recipe recipe, Architecture architecture, LayerRules layers) {
    Optimisation optimisation = recipe.optimisation();
    return new TrainingSetup(
        architecture,
        recipe.objective(),
        recipe.regularisation(),
        optimisation.optimizer(),
        optimisation.average(),
        optimisation.clipNorm(),
        optimisation.precision(),
        optimisation.accumulation(),
        layers);
  }

  /** The same for another network. */
  public TrainingSetup withArchitecture(Architecture network) {
    return new TrainingSetup(
        network,
        objective,
        regularisation,
        optimizer,
        average,
        clipNorm,
        precision,
        accumulation,
        layers);
  }

  /** Whether batch norms learn from the batches. */
  public enum NormMode {
    /** Batch statistics, and running ones that follow. */
    BATCH,
    /** The running statistics of the checkpoint, which stay. */
    RUNNING
  }

  /**
   * Rules by parameter.
   *
   * @param frozen what is not learnt, and statistics that stay to the bit; a batch norm whose scale
   *     is frozen uses its running statistics
   * @param rate factor on the learning rate, by parameter key
   * @param norms what the other batch norms do
   */
  public record LayerRules(
      Predicate<Parameter> frozen, ToDoubleFunction<String> rate, NormMode norms) {
    /** Everything learns alike. */
    public static final LayerRules ALL = new LayerRules(p -> false, key -> 1, NormMode.BATCH);
  }
}

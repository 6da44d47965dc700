package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunPlan;
import mobilenet.weights.Checkpoint;
import picocli.CommandLine.Option;

/** Weights that a run begins with. */
final class StartingOptions {
  private static final String DEFAULT_RECIPE = "fashion-mnist";
  private static final String FINE_TUNING = "fine-tune-small";

  @Option(
      names = "--from",
      paramLabel = "CHECKPOINT",
      description = "Start from these weights; other classes get a new classifier.")
  private Optional<Path> from = Optional.empty();

  /**
   * The recipe where none is named. Weights that are there go on seeing images as they have so far.
   */
  Recipe fallback() throws IOException {
    return from.isPresent()
        ? StartingImages.suited(from.get(), Recipes.named(FINE_TUNING))
        : Recipes.named(DEFAULT_RECIPE);
  }

  /** A recipe with the network of the weights, if there are any. */
  Recipe withNetwork(Recipe recipe) throws IOException {
    return from.isPresent()
        ? recipe.withArchitecture(Checkpoint.config(from.get()).architecture())
        : recipe;
  }

  /**
   * A plan for the network as the weights have it: padding and the like do not show in weights, so
   * they must come along where the plan has a network of the catalogue by its name alone.
   *
   * @param network the option that names a network
   * @throws mobilenet.train.trainer.TrainingException if the weights are of another architecture
   */
  RunPlan suited(RunPlan plan, NamedNetwork network) throws IOException {
    return from.isPresent() ? StartingPoint.suited(from.get(), plan, network) : plan;
  }

  /** Warns where the run will see images otherwise than the weights have so far. */
  void compareImages(RunPlan plan, RunConsole console) throws IOException {
    if (from.isPresent()) {
      StartingImages.difference(from.get(), plan.recipe()).ifPresent(console::warn);
    }
  }

  /**
   * Weights before the first step, at random where none are given.
   *
   * @param plan that is {@link #suited}
   * @param console told what was done with the classifier
   */
  InitialWeights weights(RunPlan plan, RunConsole console) throws IOException {
    return from.isPresent()
        ? StartingPoint.of(from.get(), plan, console::say)
        : InitialWeights.random(plan);
  }
}

package mobilenet.search.supernet;

import java.io.IOException;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.PlacedNetwork;
import mobilenet.search.space.SearchSpace;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.ExtractedNetwork;
import mobilenet.train.torch.SharedNetwork;
import mobilenet.train.torch.SharedTrainer;
import mobilenet.train.torch.StepResult;
import mobilenet.train.torch.TrainingSetup;

/**
 * All networks of a space, on weights that they share. A network is lowered to its own graph, which
 * runs alone on the parts of the shared weights that are its own; there is no second model. {@link
 * SharedKeys} says which those are.
 *
 * <p>Batch norms use the statistics of the batch, in training and in {@link #accuracy}, until a
 * network is extracted. Not thread-safe; libtorch's threads belong to the process, and its owner
 * sets them by {@link mobilenet.train.torch.NativeSettings#apply}.
 */
public final class SuperNetwork implements AutoCloseable {
  private final SearchSpace space;
  private final SharedTrainer trainer;

  private SuperNetwork(SearchSpace space, SharedTrainer trainer) {
    this.space = space;
    this.trainer = trainer;
  }

  /**
   * Draws the weights.
   *
   * @param space whose networks have the recipe's input and the data's classes
   * @param recipe how they are trained; its own network, its epochs, and what it does to images
   *     mean nothing here
   * @param seed of the initial weights
   * @throws IllegalArgumentException if networks of the space cannot share weights, or the recipe
   *     is for fine-tuning
   * @throws IOException if libtorch cannot be used on this machine
   */
  public static SuperNetwork of(SearchSpace space, Recipe recipe, long seed) throws IOException {
    if (recipe.fineTuning().isPresent()) {
      throw new IllegalArgumentException(
          "the recipe " + recipe.name() + " is for fine-tuning, and shared weights are drawn anew");
    }
    SharedParameters shared = SharedParameters.of(space);
    Architecture any = space.architecture(space.networks().findFirst().orElseThrow());
    TrainingSetup setup = TrainingSetup.of(recipe, any, TrainingSetup.LayerRules.ALL);
    return new SuperNetwork(space, new SharedTrainer(setup, shared.all(), shared.draw(seed)));
  }

  /**
   * Checks that the networks of a space can share weights.
   *
   * @throws IllegalArgumentException if they cannot
   */
  public static void requireShareable(SearchSpace space) {
    SharedParameters.of(space);
  }

  /** Its space. */
  public SearchSpace space() {
    return space;
  }

  /**
   * Lets a network learn from a batch.
   *
   * @param images count × height × width × channels
   * @param targets count × classes, probabilities
   * @param rate learning rate
   * @param seed of dropout and drop path
   * @throws mobilenet.train.torch.NonFiniteException if the loss or a gradient is not finite
   */
  public StepResult train(
      Genotype network, float[] images, float[] targets, double rate, long seed) {
    return trainer.step(shared(network), images, targets, rate, seed);
  }

  /**
   * Part of the images that a network classifies as labelled, by the statistics of this batch.
   *
   * @param images as many as labels × height × width × channels
   */
  public double accuracy(Genotype network, float[] images, int[] labels) {
    float[] logits = trainer.logits(shared(network), images, labels.length);
    return (double) Top1.correct(logits, labels) / labels.length;
  }

  /**
   * Copies a network out, to be recalibrated. Its weights are then those of an ordinary checkpoint
   * of {@link SearchSpace#architecture}.
   */
  public ExtractedNetwork extract(Genotype network) {
    return trainer.extract(shared(network));
  }

  private SharedNetwork shared(Genotype network) {
    // The same network has the same weights, whichever of its genotypes is given.
    PlacedNetwork placed = space.placed(space.canonical(network));
    return new SharedNetwork(placed.architecture(), placed.graph(), SharedKeys.of(placed));
  }

  /** Steps so far. */
  public long steps() {
    return trainer.updates();
  }

  /** Everything that the next step depends on, but {@link #steps()}. */
  public Map<String, float[]> state() {
    return trainer.state();
  }

  /**
   * Goes back to a state.
   *
   * @param values of {@link #state()} of a super-network of the same space and recipe
   * @param steps that had been made
   * @throws IllegalArgumentException if the values are of another
   */
  public void restore(Map<String, float[]> values, long steps) {
    trainer.restore(values, steps);
  }

  @Override
  public void close() {
    trainer.close();
  }
}

package mobilenet.search.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.Selection;
import mobilenet.train.recipe.Optimisation;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.RunPlan;

/**
 * How a network that was just cut is trained for a moment: one pass over a part of the images, by a
 * recipe at a rate of its own. An average of weights is left out, as over so few steps it would be
 * that of the beginning. The networks of one step see the same images in the same order.
 *
 * @param whole training that this is a part of
 * @param rate peak of the learning rate
 * @param imagesEach images that each network learns from, the same share of every class
 * @param labels that checkpoints give their classes
 * @param seed of what is drawn
 */
public record ShortTraining(
    CandidateRecipe whole, double rate, int imagesEach, List<String> labels, long seed) {
  /** Copies, and checks the number of images. */
  public ShortTraining {
    labels = List.copyOf(labels);
    if (imagesEach < 2) {
      throw new IllegalArgumentException(
          "a network learns from at least 2 images, given " + imagesEach);
    }
  }

  /** What it is, in words: the same words, the same accuracies. */
  String name() {
    return String.format(
        Locale.ROOT,
        "recipe %s at a rate of %s over %d images, seed %d, of %s",
        whole.hash(),
        rate,
        imagesEach,
        seed,
        whole.images().description());
  }

  /** The run of a network in a step, from 1 on. */
  RunPlan plan(Architecture architecture, int step) {
    RunPlan plan = whole.plan(architecture, seed + step);
    return new RunPlan(
        shortened(plan.recipe()),
        plan.training(),
        part(step),
        plan.validation(),
        plan.validationPart(),
        labels,
        plan.seed(),
        plan.options());
  }

  private Recipe shortened(Recipe recipe) {
    Optimisation once = recipe.optimisation().withEpochs(1).withRate(rate);
    return new Recipe(
        recipe.provenance(),
        recipe.architecture(),
        recipe.input(),
        recipe.regularisation(),
        new Optimisation(
            1,
            once.batch(),
            once.accumulation(),
            once.precision(),
            once.optimizer(),
            once.schedule(),
            Optional.empty(),
            once.clipNorm()),
        recipe.objective(),
        recipe.augmentation(),
        Optional.empty());
  }

  /** Other images in each step, so that no network is chosen for the few that it saw. */
  private Selection part(int step) {
    Selection all = whole.images().parts().training();
    if (imagesEach >= all.size()) {
      return all;
    }
    double part = (double) imagesEach / all.size();
    return HoldOut.of(whole.images().dataset(), all, part, seed + step).validation();
  }
}

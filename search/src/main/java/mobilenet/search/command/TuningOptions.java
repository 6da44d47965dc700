package mobilenet.search.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.Inheritance;
import mobilenet.search.training.ShortTraining;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.command.RecipeChanges;
import mobilenet.train.command.RecipeOptions;
import mobilenet.train.recipe.Recipe;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How networks are trained: each of a step for a moment, and the last one to the end. */
final class TuningOptions {
  private static final String DEFAULT_RECIPE = "fashion-mnist-search";

  /** Who goes on with trained weights must not leave where they are. */
  private static final double SHORT_RATE = 0.1;

  @Mixin private ImagesOptions data = new ImagesOptions();

  @Option(
      names = "--recipe",
      paramLabel = "NAME|FILE",
      description =
          "How the last network is trained, and others by (default: " + DEFAULT_RECIPE + ").")
  private String recipe = DEFAULT_RECIPE;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Of the last network's training (default: the recipe's).")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--short-images",
      paramLabel = "N",
      description = "Images that each network of a step learns from (default: 12800).")
  private int shortImages = 12_800;

  @Option(
      names = "--short-rate",
      paramLabel = "R",
      description = "Peak of the learning rate meanwhile (default: a tenth of the recipe's).")
  private Optional<Double> shortRate = Optional.empty();

  @Option(
      names = "--new-weights",
      description = "Draw new weights for each network, instead of keeping the largest filters.")
  private boolean newWeights;

  @Option(
      names = "--train",
      paramLabel = "scratch|on|none",
      description =
          "How the last network is trained to the end (default: scratch in form v3, on in form"
              + " original).")
  private Optional<String> last = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Of everything random (default: 0).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Of the last training (default: one a processor). Steps train on one thread.")
  private Optional<Integer> threads = Optional.empty();

  /** Checks what does not depend on the data. */
  void check() {
    data.check();
    Arguments.atLeast(1, "--epochs", epochs);
    Arguments.atLeast(2, "--short-images", shortImages);
    threads.ifPresent(given -> Arguments.threads("--threads", given));
    shortRate
        .filter(rate -> !(rate > 0) || Double.isInfinite(rate))
        .ifPresent(
            rate -> {
              throw new UsageException("--short-rate must be above 0, given " + rate);
            });
  }

  TrainingImages images() throws IOException {
    return TrainingImages.open(data.directory(), data.holdOut(), data.limit());
  }

  /** The recipe as it is, for the last network's length. */
  Recipe recipe() throws IOException {
    Recipe base = RecipeOptions.read(recipe);
    return RecipeChanges.apply(read -> RecipeChanges.epochs(read, epochs), base, base.name());
  }

  ShortTraining shortTraining(CandidateRecipe whole, List<String> labels) {
    double peak = whole.recipe().optimisation().schedule().peak();
    return new ShortTraining(whole, shortRate.orElse(SHORT_RATE * peak), shortImages, labels, seed);
  }

  Inheritance inheritance() {
    return newWeights ? Inheritance.NEW : Inheritance.LARGEST;
  }

  AdaptForm.LastTraining last(AdaptForm form) {
    return last.map(label -> Labelled.require(AdaptForm.LastTraining.class, "--train", label))
        .orElse(form.last());
  }

  long seed() {
    return seed;
  }

  int threads() {
    return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }
}

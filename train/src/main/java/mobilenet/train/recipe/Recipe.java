package mobilenet.train.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.data.augment.Augmentation;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.optimizer.ScheduleSpec;

/**
 * Everything about a training run but where its data is and the seed of its randomness.
 *
 * <p>Variants for one run are derived ({@link #withEpochs} …). They say so in {@link #measured},
 * for what came out of a recipe does not hold for another.
 *
 * @param name of letters, digits, dots, underscores and hyphens; that of its file without the
 *     ending
 * @param reproduces what it is for and where its numbers come from
 * @param measured what came out here, when and on what; or {@link #NOT_RUN}
 * @param architecture name in the catalogue, without a tag
 * @param input how images are prepared
 * @param regularisation of the network itself
 * @param epochs passes over the training images, at least 1
 * @param batch images of one update of the weights, at least 1
 * @param accumulation parts that a batch is computed in, one after the other, to save memory; a
 *     divisor of {@code batch}
 * @param precision arithmetic
 * @param optimizer how gradients change weights
 * @param schedule learning rate over time; a cosine spans exactly {@code epochs}
 * @param average of the weights, if any
 * @param clipNorm largest norm of all gradients together, above 0, if any
 * @param labelSmoothing ε spread over all classes, 0 to below 1
 * @param augmentation random changes of images
 * @param fineTuning what is different when weights are there already, if they are
 */
public record Recipe(
    String name,
    String reproduces,
    String measured,
    String architecture,
    Input input,
    Regularisation regularisation,
    int epochs,
    int batch,
    int accumulation,
    Precision precision,
    OptimizerSpec optimizer,
    ScheduleSpec schedule,
    Optional<AverageSpec> average,
    Optional<Double> clipNorm,
    double labelSmoothing,
    Augmentation augmentation,
    Optional<FineTuning> fineTuning) {

  /** What {@link #measured} says of a recipe that nobody has run. */
  public static final String NOT_RUN = "not run here";

  /** Checks the ranges; messages start with the name of the component as in a file. */
  public Recipe {
    reproduces = reproduces.strip();
    measured = measured.strip();
    RecipeChecks.name(name);
    RecipeChecks.text("reproduces", reproduces);
    RecipeChecks.text("measured", measured);
    RecipeChecks.architecture(architecture);
    RecipeChecks.atLeastOne("epochs", epochs);
    RecipeChecks.atLeastOne("batch", batch);
    RecipeChecks.accumulation(accumulation, batch);
    RecipeChecks.schedule(schedule, epochs);
    clipNorm.ifPresent(RecipeChecks::clipNorm);
    RecipeChecks.belowOne("label-smoothing", labelSmoothing);
  }

  /** The same with the learning rate's curve, warm-up included, over another number of epochs. */
  public Recipe withEpochs(int epochs) {
    RecipeChecks.atLeastOne("epochs", epochs);
    return with(
        "epochs " + epochs,
        draft -> {
          draft.epochs = epochs;
          draft.schedule = schedule.stretched(this.epochs, epochs);
        });
  }

  /**
   * The same with another batch. Nothing else follows: who wants another learning rate says so with
   * {@link #withRate}. A decay of the average counts updates, of which there are then more or
   * fewer.
   *
   * @throws IllegalArgumentException if {@link #accumulation} does not divide it
   */
  public Recipe withBatch(int batch) {
    return with("batch " + batch, draft -> draft.batch = batch);
  }

  /** The same with batches computed in other parts, which changes only batch norm's statistics. */
  public Recipe withAccumulation(int accumulation) {
    return with("accumulation " + accumulation, draft -> draft.accumulation = accumulation);
  }

  /** The same with the learning rate's curve scaled to another peak, above 0. */
  public Recipe withRate(double peak) {
    RecipeChecks.aboveZero("rate", peak);
    return with("rate " + peak, draft -> draft.schedule = schedule.withPeak(peak));
  }

  /** The same for another network of the catalogue. */
  public Recipe withArchitecture(String architecture) {
    return with("architecture " + architecture, draft -> draft.architecture = architecture);
  }

  /** The same at another height and width in pixels. */
  public Recipe withSize(int size) {
    return with("size " + size, draft -> draft.input = input.withSize(size));
  }

  /** The same in other arithmetic. */
  public Recipe withPrecision(Precision precision) {
    return with(
        "precision " + KebabCase.of(precision.name()), draft -> draft.precision = precision);
  }

  /** The same with another text about what came out, which changes nothing of a run. */
  public Recipe withMeasured(String measured) {
    RecipeDraft draft = new RecipeDraft(this);
    draft.measured = measured;
    return draft.build();
  }

  /** The same for weights that are there already. */
  public Recipe withFineTuning(FineTuning fineTuning) {
    return with("fine-tuning", draft -> draft.fineTuning = Optional.of(fineTuning));
  }

  private Recipe with(String change, Consumer<RecipeDraft> edit) {
    RecipeDraft draft = new RecipeDraft(this);
    edit.accept(draft);
    Recipe changed = draft.build();
    if (changed.equals(this)) {
      return this;
    }
    String derived = NOT_RUN + "; " + name + " with ";
    draft.measured = measured.startsWith(derived) ? measured + ", " + change : derived + change;
    return draft.build();
  }

  /**
   * How images are prepared.
   *
   * @param channels 3 for RGB, 1 for luma
   * @param size height and width in pixels
   * @param interpolation filter of the resize
   * @param cropFraction of evaluation, above 0 up to 1
   * @param mean subtracted from each channel, in units of [0, 1]
   * @param std that each channel is divided by, above 0
   */
  public record Input(
      int channels,
      int size,
      Interpolation interpolation,
      double cropFraction,
      List<Double> mean,
      List<Double> std) {
    /** Copies, and checks what {@link Preprocessing} checks. */
    public Input {
      Preprocessing checked =
          new Preprocessing(
              channels, size, size, cropFraction, interpolation, mean, std, CropMode.CENTER);
      mean = checked.mean();
      std = checked.std();
    }

    /** The transform of evaluation. */
    public Preprocessing preprocessing() {
      return new Preprocessing(
          channels, size, size, cropFraction, interpolation, mean, std, CropMode.CENTER);
    }

    Input withSize(int size) {
      return new Input(channels, size, interpolation, cropFraction, mean, std);
    }
  }

  /**
   * Regularisation of the network itself.
   *
   * @param dropout before the classifier, 0 to below 1
   * @param dropPath of the last block's residual branch, 0 to below 1; earlier blocks have less
   * @param batchNormMomentum weight of a batch's statistics in the running ones, above 0 up to 1;
   *     0.1 in PyTorch; TensorFlow's momentum is 1 − this
   */
  public record Regularisation(double dropout, double dropPath, double batchNormMomentum) {
    /** Checks the ranges. */
    public Regularisation {
      RecipeChecks.belowOne("dropout", dropout);
      RecipeChecks.belowOne("drop-path", dropPath);
      if (!(batchNormMomentum > 0 && batchNormMomentum <= 1)) {
        throw new IllegalArgumentException(
            "batch-norm-momentum must be above 0 up to 1, given " + batchNormMomentum);
      }
    }
  }
}

package mobilenet.train.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.architecture.Architecture;
import mobilenet.data.augment.Augmentation;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;

/**
 * Everything about a training run but where its data is and the seed of its randomness.
 *
 * <p>Variants for one run are derived ({@link #withEpochs} …). They say so in {@link
 * Provenance#measured}, for what came out of a recipe does not hold for another.
 *
 * @param provenance what it is called, and where it comes from
 * @param architecture network to train; its classes are the data's, so that they are always {@link
 *     Architecture#IMAGENET_CLASSES} here, and its input is that of {@code input}
 * @param input how images are prepared
 * @param regularisation of the network itself
 * @param optimisation how weights are changed, and for how long
 * @param objective what is learnt
 * @param augmentation random changes of images
 * @param fineTuning what is different when weights are there already, if they are
 */
public record Recipe(
    Provenance provenance,
    Architecture architecture,
    Input input,
    Regularisation regularisation,
    Optimisation optimisation,
    ObjectiveSpec objective,
    Augmentation augmentation,
    Optional<FineTuning> fineTuning) {

  /** What {@link Provenance#measured} says of a recipe that nobody has run. */
  public static final String NOT_RUN = "not run here";

  /** Gives the network the recipe's input, and checks that it can name classes. */
  public Recipe {
    RecipeChecks.architecture(architecture);
    architecture =
        architecture
            .withClasses(Architecture.IMAGENET_CLASSES)
            .withInputChannels(input.channels())
            .withResolution(input.size());
  }

  /** What it is called. */
  public String name() {
    return provenance.name();
  }

  /** The same with the learning rate's curve, warm-up included, over another number of epochs. */
  public Recipe withEpochs(int epochs) {
    return with("epochs " + epochs, draft -> draft.optimisation = optimisation.withEpochs(epochs));
  }

  /**
   * The same with another batch. Nothing else follows: who wants another learning rate says so with
   * {@link #withRate}. A decay of the average counts updates, of which there are then more or
   * fewer.
   *
   * @throws IllegalArgumentException if {@link Optimisation#accumulation} does not divide it
   */
  public Recipe withBatch(int batch) {
    return with("batch " + batch, draft -> draft.optimisation = optimisation.withBatch(batch));
  }

  /** The same with batches computed in other parts, which changes only batch norm's statistics. */
  public Recipe withAccumulation(int accumulation) {
    return with(
        "accumulation " + accumulation,
        draft -> draft.optimisation = optimisation.withAccumulation(accumulation));
  }

  /** The same with the learning rate's curve scaled to another peak, above 0. */
  public Recipe withRate(double peak) {
    return with("rate " + peak, draft -> draft.optimisation = optimisation.withRate(peak));
  }

  /** The same in other arithmetic. */
  public Recipe withPrecision(Precision precision) {
    return with(
        "precision " + KebabCase.of(precision.name()),
        draft -> draft.optimisation = optimisation.withPrecision(precision));
  }

  /** The same for another network. */
  public Recipe withArchitecture(Architecture architecture) {
    return with("architecture " + architecture.name(), draft -> draft.architecture = architecture);
  }

  /** The same at another height and width in pixels. */
  public Recipe withSize(int size) {
    return with("size " + size, draft -> draft.input = input.withSize(size));
  }

  /** The same with images prepared otherwise; their size and channels become the network's. */
  public Recipe withInput(Input input) {
    return with("another preparation of images", draft -> draft.input = input);
  }

  /** The same for weights that are there already. */
  public Recipe withFineTuning(FineTuning fineTuning) {
    return with("fine-tuning", draft -> draft.fineTuning = Optional.of(fineTuning));
  }

  /** The same for something else to be learnt. */
  public Recipe withObjective(ObjectiveSpec objective) {
    return with(ObjectiveWords.of(objective), draft -> draft.objective = objective);
  }

  /** The same with another text about what came out, which changes nothing of a run. */
  public Recipe withMeasured(String measured) {
    return with(draft -> draft.provenance = provenance.withMeasured(measured));
  }

  /** The same but for one thing; if that makes a difference, the recipe says which. */
  private Recipe with(String change, Consumer<RecipeDraft> setting) {
    Recipe changed = with(setting);
    if (changed.equals(this)) {
      return this;
    }
    String measured = provenance.measured();
    String derived = NOT_RUN + "; " + name() + " with ";
    return changed.withMeasured(
        measured.startsWith(derived) ? measured + ", " + change : derived + change);
  }

  private Recipe with(Consumer<RecipeDraft> setting) {
    RecipeDraft draft = new RecipeDraft(this);
    setting.accept(draft);
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

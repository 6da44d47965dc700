package mobilenet.data.augment;

/**
 * Mixup and CutMix of a batch with itself reversed, timm's {@code Mixup}.
 *
 * @param probability of a batch to be mixed
 * @param mixupAlpha of the Beta distribution of Mixup's weight; 0 for no Mixup
 * @param cutmixAlpha of the Beta distribution of CutMix's area; 0 for no CutMix
 * @param cutmixProbability of CutMix where both are possible
 */
public record Mixing(
    double probability, double mixupAlpha, double cutmixAlpha, double cutmixProbability) {
  /** Checks the ranges. */
  public Mixing {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability of mixing must be 0 to 1, given " + probability);
    }
    double sum = mixupAlpha + cutmixAlpha;
    if (!(mixupAlpha >= 0 && cutmixAlpha >= 0 && sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "alphas of mixing must be finite, 0 or more and not both 0, given "
              + mixupAlpha
              + " and "
              + cutmixAlpha);
    }
    if (!(cutmixProbability >= 0 && cutmixProbability <= 1)) {
      throw new IllegalArgumentException(
          "probability of CutMix must be 0 to 1, given " + cutmixProbability);
    }
  }
}

package mobilenet.data.augment;

import java.util.Optional;

/**
 * Everything random that happens to a training image, in this order.
 *
 * @param crop which part is seen
 * @param flipProbability of a mirror image
 * @param randAugment on the resized 8-bit image
 * @param colourJitter on the resized 8-bit image
 * @param randomErasing after normalisation
 * @param mixing of the whole batch
 */
public record Augmentation(
    Crop crop,
    double flipProbability,
    Optional<RandAugment> randAugment,
    Optional<ColourJitter> colourJitter,
    Optional<RandomErasing> randomErasing,
    Optional<Mixing> mixing) {
  /** Nothing random: images as in evaluation. */
  public static final Augmentation NONE =
      new Augmentation(
          new Crop.Evaluation(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Checks the range. */
  public Augmentation {
    if (!(flipProbability >= 0 && flipProbability <= 1)) {
      throw new IllegalArgumentException(
          "probability of a flip must be 0 to 1, given " + flipProbability);
    }
  }
}

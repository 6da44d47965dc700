package mobilenet.search.tunas;

import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.Selection;
import mobilenet.search.training.TrainingImages;

/**
 * The images of a search in three parts, of the training split alone. Weights learn from the first.
 * Of the images held out, four fifths give the rewards and the last fifth judges what was found:
 * the controller has never seen it.
 *
 * @param rewards images learnt from, and those of the rewards as the ones held out
 * @param report images learnt from, and those of the report as the ones held out
 */
public record TunasImages(TrainingImages rewards, TrainingImages report) {
  /** Of the images held out. */
  static final double REPORT_PART = 0.2;

  /** Apart from those by which images are limited and held out. */
  private static final long SEED = HoldOut.TRAINING_SEED + 2;

  /**
   * Divides the images held out, with the same share of every class.
   *
   * @throws IllegalArgumentException if they are too few for two parts
   */
  public static TunasImages of(TrainingImages images) {
    Selection heldOut = images.parts().validation();
    HoldOut parts = HoldOut.of(images.dataset(), heldOut, REPORT_PART, SEED);
    if (parts.training().size() < 2 || parts.validation().size() == 0) {
      throw new IllegalArgumentException(
          heldOut.size()
              + " images are held out, too few for rewards and a report; raise --hold-out or"
              + " --limit");
    }
    return new TunasImages(
        part(images, parts.training(), "rewards"), part(images, parts.validation(), "report"));
  }

  private static TrainingImages part(TrainingImages images, Selection heldOut, String use) {
    return new TrainingImages(
        images.dataset(),
        new HoldOut(images.parts().training(), heldOut),
        images.description() + ", " + heldOut.size() + " of them for the " + use);
  }
}

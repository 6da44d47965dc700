package mobilenet.train.augment;

import java.util.random.RandomGenerator;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;

/**
 * From a picture to a network's input, with the random changes of training. Thread-safe: all
 * randomness comes from the caller.
 *
 * @param augmentation what changes
 * @param preprocessing size, filter and normalisation of the input
 */
public record SampleTransform(Augmentation augmentation, Preprocessing preprocessing) {

  /** Floats of one input: height × width × channels. */
  public int length() {
    return preprocessing.length();
  }

  /**
   * Writes one input, height × width × channels, from {@code offset} on.
   *
   * @param random decides everything; the same state gives the same input
   */
  public void apply(RgbImage picture, RandomGenerator random, float[] destination, int offset) {
    preprocessing.apply(picture, destination, offset);
  }
}

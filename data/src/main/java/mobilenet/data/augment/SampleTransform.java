package mobilenet.data.augment;

import java.util.random.RandomGenerator;
import mobilenet.image.PillowResize;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;

/**
 * From an image to a network's input, with the random changes of training. Thread-safe: all
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
   * @throws IllegalArgumentException when the input does not fit
   */
  public void apply(RgbImage image, RandomGenerator random, float[] destination, int offset) {
    RgbImage sized = sized(image, random);
    if (augmentation.randAugment().isPresent()) {
      byte[] fill = new byte[RgbImage.CHANNELS];
      for (int c = 0; c < fill.length; c++) {
        fill[c] = (byte) preprocessing.meanLevel(c);
      }
      sized = new RandAugmenter(augmentation.randAugment().get(), fill).apply(sized, random);
    }
    if (augmentation.colourJitter().isPresent()) {
      sized = JitterDraw.apply(augmentation.colourJitter().get(), sized, random);
    }
    preprocessing.normalise(sized, destination, offset);
    if (augmentation.randomErasing().isPresent()) {
      new Eraser(augmentation.randomErasing().get(), preprocessing)
          .apply(destination, offset, random);
    }
  }

  /** Cropped, perhaps mirrored, and of the input's size. */
  private RgbImage sized(RgbImage image, RandomGenerator random) {
    int width = image.width();
    int height = image.height();
    Crop crop = augmentation.crop();
    if (crop instanceof Crop.RandomResized resized) {
      return sized(image, RandomWindow.draw(resized, width, height, random), random);
    }
    if (crop instanceof Crop.PadAndCrop padded) {
      return sized(image, RandomWindow.draw(padded, width, height, random), random);
    }
    return flipped(preprocessing.resizeAndCrop(image), random);
  }

  private RgbImage sized(RgbImage image, RandomWindow window, RandomGenerator random) {
    RgbImage part = flipped(window.of(image), random);
    // After the cut, as fewer pixels are converted; each stands for itself.
    RgbImage source = preprocessing.channels() == 1 ? part.toGrey() : part;
    return PillowResize.resize(
        source, preprocessing.width(), preprocessing.height(), preprocessing.interpolation());
  }

  private RgbImage flipped(RgbImage image, RandomGenerator random) {
    return Draws.chance(augmentation.flipProbability(), random) ? image.mirrored() : image;
  }
}

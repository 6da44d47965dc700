package mobilenet.train.distillation;

import java.util.Arrays;
import mobilenet.image.Preprocessing;

/**
 * Images of a batch as a student's pipeline has made them, augmented and mixed, before its
 * normalisation.
 *
 * @param samples count × size × size × channels, in units of [0, 1]; what a student's random
 *     erasing fills with noise may lie outside
 * @param count images
 * @param size height and width in pixels
 * @param channels 3 for RGB, 1 for luma
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and handed over.
public record Views(float[] samples, int count, int size, int channels) {

  /** Checks the number of samples. */
  public Views {
    long expected = (long) count * size * size * channels;
    if (samples.length != expected) {
      throw new IllegalArgumentException(
          count + " views need " + expected + " samples, given " + samples.length);
    }
  }

  /**
   * Takes the normalisation back. Mixing commutes with it, since the shares of two mixed images add
   * up to 1.
   *
   * @param images of the student, count × height × width × channels; not changed
   * @param preprocessing of the student, for square images
   */
  public static Views of(float[] images, int count, Preprocessing preprocessing) {
    if (preprocessing.height() != preprocessing.width()) {
      throw new IllegalArgumentException(
          "views are square, given "
              + preprocessing.width()
              + "×"
              + preprocessing.height()
              + " pixels");
    }
    int channels = preprocessing.channels();
    float[] samples = new float[count * preprocessing.length()];
    for (int c = 0; c < channels; c++) {
      float mean = preprocessing.mean().get(c).floatValue();
      float std = preprocessing.std().get(c).floatValue();
      for (int i = c; i < samples.length; i += channels) {
        samples[i] = images[i] * std + mean;
      }
    }
    return new Views(samples, count, preprocessing.height(), channels);
  }

  /** Those from one index to before another. */
  Views part(int from, int to) {
    int length = size * size * channels;
    return from == 0 && to == count
        ? this
        : new Views(
            Arrays.copyOfRange(samples, from * length, to * length), to - from, size, channels);
  }
}

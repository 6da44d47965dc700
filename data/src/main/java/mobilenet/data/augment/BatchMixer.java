package mobilenet.data.augment;

import java.util.Optional;
import java.util.random.RandomGenerator;
import mobilenet.image.Preprocessing;

/**
 * Mixes the images of a batch with the batch reversed and makes the targets: timm's {@code Mixup}
 * in its mode "batch". One weight holds for the whole batch; labels are smoothed before they are
 * mixed. Thread-safe: all randomness comes from the caller.
 *
 * <p>Not taken from timm, which refuses it: a batch of an odd number of images, whose middle one
 * stays as it is.
 *
 * @param mixing how; empty for images as they are
 * @param targets classes and label smoothing
 * @param input height, width and channels of an image
 */
public record BatchMixer(Optional<Mixing> mixing, SoftTargets targets, Preprocessing input) {

  /**
   * Changes a batch in place.
   *
   * @param images count × height × width × channels, normalised
   * @param labels class of each image
   * @param random decides everything; the same state gives the same batch
   * @return targets, images × classes; each image's sum to 1
   * @throws IllegalArgumentException when the lengths of the arrays do not belong together or a
   *     label is no class
   */
  public float[] mix(float[] images, int[] labels, RandomGenerator random) {
    if (images.length != (long) labels.length * input.length()) {
      throw new IllegalArgumentException(
          "a batch of "
              + labels.length
              + " images needs "
              + (long) labels.length * input.length()
              + " floats, given "
              + images.length);
    }
    if (mixing.isEmpty() || !Draws.chance(mixing.get().probability(), random)) {
      return targets.of(labels);
    }
    return mix(mixing.get(), images, labels, random);
  }

  private float[] mix(Mixing how, float[] images, int[] labels, RandomGenerator random) {
    boolean cut = isCutMix(how, random);
    double alpha = cut ? how.cutmixAlpha() : how.mixupAlpha();
    double share = new BetaSampler(alpha).draw(random);
    if (!cut) {
      float[] mixed = targets.ofMixed(labels, share);
      blend(images, labels.length, share);
      return mixed;
    }
    CutMixBox box = CutMixBox.draw(share, input.width(), input.height(), random);
    float[] mixed = targets.ofMixed(labels, box.remainingShare(input.width(), input.height()));
    exchange(images, labels.length, box);
    return mixed;
  }

  private static boolean isCutMix(Mixing how, RandomGenerator random) {
    if (how.mixupAlpha() > 0 && how.cutmixAlpha() > 0) {
      return Draws.chance(how.cutmixProbability(), random);
    }
    return how.cutmixAlpha() > 0;
  }

  private void blend(float[] images, int count, double share) {
    float own = (float) share;
    float partner = (float) (1 - share);
    int length = input.length();
    for (int image = 0; image < count / 2; image++) {
      int a = image * length;
      int b = (count - 1 - image) * length;
      for (int i = 0; i < length; i++) {
        float first = images[a + i];
        float second = images[b + i];
        images[a + i] = first * own + second * partner;
        images[b + i] = second * own + first * partner;
      }
    }
  }

  /** Each image is its partner's partner: the two swap the box. */
  private void exchange(float[] images, int count, CutMixBox box) {
    int channels = input.channels();
    int run = (box.right() - box.left()) * channels;
    float[] row = new float[run];
    for (int image = 0; image < count / 2; image++) {
      int partner = count - 1 - image;
      for (int y = box.top(); y < box.bottom(); y++) {
        int inside = (y * input.width() + box.left()) * channels;
        int a = image * input.length() + inside;
        int b = partner * input.length() + inside;
        System.arraycopy(images, a, row, 0, run);
        System.arraycopy(images, b, images, a, run);
        System.arraycopy(row, 0, images, b, run);
      }
    }
  }
}

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
    Optional<Mix> mix = draw(random);
    return mix.isPresent() ? mix(mix.get(), images, labels) : targets.of(labels);
  }

  /**
   * Decides how a batch is mixed, if it is.
   *
   * @param random is asked for the same numbers whatever becomes of them
   */
  public Optional<Mix> draw(RandomGenerator random) {
    return draw(mixing, input, random);
  }

  /**
   * As {@link #draw(RandomGenerator)}, of a batch or of a single pair.
   *
   * @param mixing how; empty for images as they are
   * @param input height, width and channels of an image
   */
  public static Optional<Mix> draw(
      Optional<Mixing> mixing, Preprocessing input, RandomGenerator random) {
    if (mixing.isEmpty() || !Draws.chance(mixing.get().probability(), random)) {
      return Optional.empty();
    }
    Mixing how = mixing.get();
    boolean cut = isCutMix(how, random);
    double alpha = cut ? how.cutmixAlpha() : how.mixupAlpha();
    double share = new BetaSampler(alpha).draw(random);
    if (!cut) {
      return Optional.of(new Mix.Blend(share));
    }
    CutMixBox box = CutMixBox.draw(share, input.width(), input.height(), random);
    return Optional.of(new Mix.Cut(box, box.remainingShare(input.width(), input.height())));
  }

  /**
   * Mixes a batch with itself reversed, in place.
   *
   * @param images count × height × width × channels, normalised
   * @param labels class of each image
   * @return targets, images × classes
   */
  public float[] mix(Mix mix, float[] images, int[] labels) {
    float[] mixed = targets.ofMixed(labels, mix.share());
    if (mix instanceof Mix.Cut cut) {
      exchange(images, labels.length, cut.box());
    } else {
      blend(images, labels.length, mix.share());
    }
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

  /**
   * What {@link #mix(Mix, float[], int[])} makes of one image, to the bit.
   *
   * @param images where the image is, from {@code offset} on; changed in place
   * @param partner height × width × channels, normalised
   */
  public static void mixOne(
      Mix mix, float[] images, int offset, float[] partner, Preprocessing input) {
    if (mix instanceof Mix.Cut cut) {
      CutMixBox box = cut.box();
      int run = (box.right() - box.left()) * input.channels();
      for (int y = box.top(); y < box.bottom(); y++) {
        int inside = (y * input.width() + box.left()) * input.channels();
        System.arraycopy(partner, inside, images, offset + inside, run);
      }
      return;
    }
    float own = (float) mix.share();
    float other = (float) (1 - mix.share());
    for (int i = 0; i < input.length(); i++) {
      images[offset + i] = images[offset + i] * own + partner[i] * other;
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

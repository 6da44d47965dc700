package mobilenet.data.augment;

import java.util.Arrays;

/**
 * Targets of a batch, one weight a class, that sum to 1: ε/K for each of K classes, and 1 − ε more
 * for the right one.
 *
 * @param classes K, at least 1
 * @param smoothing ε, 0 to 1; 0.1 in all papers of MobileNets
 */
public record SoftTargets(int classes, double smoothing) {
  /** Checks the ranges. */
  public SoftTargets {
    if (classes < 1) {
      throw new IllegalArgumentException("classes must be at least 1, given " + classes);
    }
    if (!(smoothing >= 0 && smoothing <= 1)) {
      throw new IllegalArgumentException("label smoothing must be 0 to 1, given " + smoothing);
    }
  }

  /**
   * Targets of images that are not mixed.
   *
   * @param labels class of each image, 0 to K − 1
   * @return images × classes
   */
  public float[] of(int[] labels) {
    return ofMixed(labels, 1);
  }

  /**
   * Targets of a batch that is mixed with itself reversed.
   *
   * @param labels class of each image, 0 to K − 1
   * @param share of the image itself, 0 to 1; its partner has the rest
   * @return images × classes
   */
  float[] ofMixed(int[] labels, double share) {
    float[] targets = new float[Math.multiplyExact(labels.length, classes)];
    for (int i = 0; i < labels.length; i++) {
      write(
          checked(labels, i), checked(labels, labels.length - 1 - i), share, targets, i * classes);
    }
    return targets;
  }

  /**
   * Target of one image that is mixed with another.
   *
   * @param own class of the image, 0 to K − 1
   * @param partner class of the other
   * @param share of the image itself, 0 to 1
   * @param destination receives K values from {@code offset} on
   */
  public void ofPair(int own, int partner, double share, float[] destination, int offset) {
    int[] labels = {own, partner};
    write(checked(labels, 0), checked(labels, 1), share, destination, offset);
  }

  private void write(int own, int partner, double share, float[] targets, int base) {
    double off = smoothing / classes;
    double right = 1 - smoothing;
    Arrays.fill(targets, base, base + classes, (float) off);
    if (own == partner) {
      targets[base + own] = (float) (off + right);
    } else {
      targets[base + own] = (float) (off + right * share);
      targets[base + partner] = (float) (off + right * (1 - share));
    }
  }

  private int checked(int[] labels, int image) {
    int label = labels[image];
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "label of image "
              + image
              + " must be 0 to "
              + (classes - 1)
              + " for "
              + classes
              + " classes, given "
              + label);
    }
    return label;
  }
}

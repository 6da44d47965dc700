package mobilenet.image;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Resampling filters: timm's, under its names, and one that timm does not have. */
public enum Interpolation {
  /** Triangle filter of radius 1. When shrinking, it averages over all pixels. */
  BILINEAR("bilinear", 1),
  /**
   * Cubic convolution (Keys) of radius 2 with a = −0.5, Pillow's choice; torch uses −0.75. When
   * shrinking, it averages over all pixels.
   */
  BICUBIC("bicubic", 2),
  /**
   * Interpolates between the two nearest pixels, even when shrinking, and keeps the centres of the
   * corner pixels in place: {@code resizeBilinear} of TensorFlow.js and {@code
   * tf.image.resize_bilinear} with {@code align_corners}. For networks that were trained with
   * these; shrinking loses detail.
   */
  BILINEAR_ALIGN_CORNERS("bilinear_align_corners", 1);

  private static final double KEYS_A = -0.5;

  private final String timmName;
  private final int radius;

  Interpolation(String timmName, int radius) {
    this.timmName = timmName;
    this.radius = radius;
  }

  /** The value of {@code interpolation} in {@code config.json}. */
  public String timmName() {
    return timmName;
  }

  /**
   * The filter with this name in timm's {@code config.json}.
   *
   * @throws IllegalArgumentException if no {@link #timmName()} is equal to it
   */
  public static Interpolation ofTimm(String name) {
    if (name.equals("random")) {
      throw new IllegalArgumentException(
          "interpolation \"random\" is for training only; evaluate with one of " + legalNames());
    }
    return Arrays.stream(values())
        .filter(i -> i.timmName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown interpolation \"" + name + "\"; expected one of " + legalNames()));
  }

  private static String legalNames() {
    return Arrays.stream(values()).map(Interpolation::timmName).collect(Collectors.joining(", "));
  }

  /** Whether corner pixels stay where they are and shrinking leaves pixels out. */
  boolean alignsCorners() {
    return this == BILINEAR_ALIGN_CORNERS;
  }

  /** How many pixels the filter reaches on either side of its centre if it does not shrink. */
  int radius() {
    return radius;
  }

  /** Height of the filter at a distance from its centre. */
  double weight(double distance) {
    double x = Math.abs(distance);
    if (x >= radius) {
      return 0;
    }
    // The operations are in Pillow's order: the weights are rounded to fixed point later, and with
    // another order one in a few million would be rounded differently.
    return switch (this) {
      case BILINEAR, BILINEAR_ALIGN_CORNERS -> 1 - x;
      case BICUBIC ->
          x < 1
              ? ((KEYS_A + 2) * x - (KEYS_A + 3)) * x * x + 1
              : (((x - 5) * x + 8) * x - 4) * KEYS_A;
    };
  }
}

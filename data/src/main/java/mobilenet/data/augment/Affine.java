package mobilenet.data.augment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where each pixel of a result comes from, as the six numbers of Pillow's {@code Image.transform}:
 * source x = {@code xx}·x + {@code xy}·y + {@code x0}, and y likewise. Coordinates are in pixels
 * from the image's corner, so that the centre of the first pixel is at (0.5, 0.5).
 */
record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
  /** Digits that Pillow keeps of sine and cosine, so that quarter turns are exact. */
  private static final int DIGITS = 15;

  /** Counter-clockwise about the centre. */
  static Affine rotation(double degrees, int width, int height) {
    double turned = degrees % 360;
    double angle = -Math.toRadians(turned < 0 ? turned + 360 : turned);
    double cos = rounded(StrictMath.cos(angle));
    double sin = rounded(StrictMath.sin(angle));
    double centreX = width / 2.0;
    double centreY = height / 2.0;
    return new Affine(
        cos,
        sin,
        cos * -centreX + sin * -centreY + centreX,
        -sin,
        cos,
        -sin * -centreX + cos * -centreY + centreY);
  }

  static Affine shearX(double factor) {
    return new Affine(1, factor, 0, 0, 1, 0);
  }

  static Affine shearY(double factor) {
    return new Affine(1, 0, 0, factor, 1, 0);
  }

  /** What is at (x, y) is shown at (0, 0). */
  static Affine translation(double x, double y) {
    return new Affine(1, 0, x, 0, 1, y);
  }

  private static double rounded(double value) {
    return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).doubleValue();
  }
}

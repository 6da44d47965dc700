package mobilenet.data.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import mobilenet.image.Interpolation;
import mobilenet.image.RgbImage;

/** Draws and applies the operations of timm's {@code RandAugment}. */
final class RandAugmenter {
  /** Magnitude that an operation's full range belongs to: timm's {@code _LEVEL_DENOM}. */
  private static final double FULL_MAGNITUDE = 10;

  private static final double ROTATION_DEGREES = 30;
  private static final double SHEAR = 0.3;

  /** Part of the side: timm's {@code translate_pct}. */
  private static final double TRANSLATION = 0.45;

  private static final int POSTERIZED_BITS = 4;
  private static final int SOLARIZE_LEVELS = 256;
  private static final int SOLARIZE_ADDED = 110;
  private static final int MOST_SOLARIZE_ADDED = 128;
  private static final double ENHANCEMENT = 0.9;
  private static final double LEAST_ENHANCEMENT = 0.1;

  private static final Operation[] OPERATIONS = Operation.values();
  private static final Interpolation[] FILTERS = {Interpolation.BILINEAR, Interpolation.BICUBIC};

  private final RandAugment settings;
  private final byte[] fill;

  /**
   * An augmenter.
   *
   * @param fill colour of what geometric operations leave empty, one sample a channel
   */
  RandAugmenter(RandAugment settings, byte[] fill) {
    this.settings = settings;
    this.fill = fill.clone();
  }

  RgbImage apply(RgbImage image, RandomGenerator random) {
    RgbImage result = image;
    for (Operation operation : draw(random)) {
      result = apply(operation, strength(random), result, random);
    }
    return result;
  }

  /** The operations of one image: each is drawn from all, then dropped or kept. */
  List<Operation> draw(RandomGenerator random) {
    List<Operation> drawn = new ArrayList<>(settings.operations());
    for (int i = 0; i < settings.operations(); i++) {
      Operation operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
      if (Draws.chance(settings.probability(), random)) {
        drawn.add(operation);
      }
    }
    return drawn;
  }

  /** The magnitude as a part of the full range: 1 at magnitude 10. */
  double strength(RandomGenerator random) {
    double magnitude = settings.magnitude();
    double spread = settings.magnitudeSpread();
    if (spread == RandAugment.UNIFORM_SPREAD) {
      magnitude = Draws.uniform(0, magnitude, random);
    } else if (spread > 0) {
      magnitude += spread * random.nextGaussian();
    }
    return Math.max(0, Math.min(settings.maxMagnitude(), magnitude)) / FULL_MAGNITUDE;
  }

  RgbImage apply(Operation operation, double strength, RgbImage image, RandomGenerator random) {
    return switch (operation) {
      case AUTO_CONTRAST -> LevelOperations.autoContrast(image);
      case EQUALIZE -> LevelOperations.equalize(image);
      case INVERT -> LevelOperations.invert(image);
      case POSTERIZE -> LevelOperations.posterize(image, bits(strength));
      case SOLARIZE -> LevelOperations.solarize(image, threshold(strength));
      case SOLARIZE_ADD -> LevelOperations.solarizeAdd(image, added(strength));
      case COLOUR -> Enhancement.COLOUR.apply(image, factor(strength, random));
      case CONTRAST -> Enhancement.CONTRAST.apply(image, factor(strength, random));
      case BRIGHTNESS -> Enhancement.BRIGHTNESS.apply(image, factor(strength, random));
      case SHARPNESS -> Enhancement.SHARPNESS.apply(image, factor(strength, random));
      case ROTATE, SHEAR_X, SHEAR_Y, TRANSLATE_X, TRANSLATE_Y -> {
        Affine affine = affine(operation, Draws.randomSign(strength, random), image);
        Interpolation filter = FILTERS[random.nextInt(FILTERS.length)];
        yield Warp.apply(image, affine, filter, fill);
      }
    };
  }

  private static Affine affine(Operation operation, double signed, RgbImage image) {
    int width = image.width();
    int height = image.height();
    return switch (operation) {
      case ROTATE -> Affine.rotation(ROTATION_DEGREES * signed, width, height);
      case SHEAR_X -> Affine.shearX(SHEAR * signed);
      case SHEAR_Y -> Affine.shearY(SHEAR * signed);
      case TRANSLATE_X -> Affine.translation(TRANSLATION * signed * width, 0);
      case TRANSLATE_Y -> Affine.translation(0, TRANSLATION * signed * height);
      default -> throw new IllegalArgumentException(operation + " moves no pixel");
    };
  }

  /** Weaker with more strength unless increasing: timm keeps TensorFlow's way as the default. */
  int bits(double strength) {
    int bits = (int) (strength * POSTERIZED_BITS);
    return settings.increasing() ? POSTERIZED_BITS - bits : bits;
  }

  int threshold(double strength) {
    // timm's limit: 256 inverts nothing, and above 10 the threshold would leave the range.
    int threshold = Math.min(SOLARIZE_LEVELS, (int) (strength * SOLARIZE_LEVELS));
    return settings.increasing() ? SOLARIZE_LEVELS - threshold : threshold;
  }

  static int added(double strength) {
    return Math.min(MOST_SOLARIZE_ADDED, (int) (strength * SOLARIZE_ADDED));
  }

  double factor(double strength, RandomGenerator random) {
    if (settings.increasing()) {
      double change = Draws.randomSign(ENHANCEMENT * strength, random);
      return Math.max(LEAST_ENHANCEMENT, 1 + change);
    }
    return 2 * ENHANCEMENT * strength + LEAST_ENHANCEMENT;
  }
}

package mobilenet.data.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import mobilenet.image.RgbImage;

/** Draws and applies the changes of a {@link ColourJitter}, as torchvision's of that name. */
final class JitterDraw {
  private JitterDraw() {}

  static RgbImage apply(ColourJitter jitter, RgbImage image, RandomGenerator random) {
    RgbImage result = image;
    for (Change change : draw(jitter, random)) {
      result = change.enhancement.apply(result, change.factor);
    }
    return result;
  }

  /** The changes in the order in which they are applied; a range of 0 changes nothing. */
  static List<Change> draw(ColourJitter jitter, RandomGenerator random) {
    List<Change> changes = new ArrayList<>();
    insert(changes, Enhancement.BRIGHTNESS, jitter.brightness(), random);
    insert(changes, Enhancement.CONTRAST, jitter.contrast(), random);
    insert(changes, Enhancement.COLOUR, jitter.saturation(), random);
    return changes;
  }

  /** Inserting each at a random place makes every order equally likely. */
  private static void insert(
      List<Change> changes, Enhancement enhancement, double range, RandomGenerator random) {
    if (range > 0) {
      double factor = Draws.uniform(1 - range, 1 + range, random);
      changes.add(random.nextInt(changes.size() + 1), new Change(enhancement, factor));
    }
  }

  /** One change. */
  record Change(Enhancement enhancement, double factor) {}
}

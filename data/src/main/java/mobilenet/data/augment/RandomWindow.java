package mobilenet.data.augment;

import java.util.random.RandomGenerator;
import mobilenet.image.RgbImage;

/**
 * A part of an image in pixels, which may reach beyond it.
 *
 * @param left first column
 * @param top first row
 */
record RandomWindow(int left, int top, int width, int height) {
  /** Tries before the centre is taken: timm's number. */
  private static final int ATTEMPTS = 10;

  RgbImage of(RgbImage image) {
    return image.window(left, top, width, height);
  }

  static RandomWindow draw(Crop.RandomResized crop, int width, int height, RandomGenerator random) {
    double area = (double) width * height;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double target = Draws.uniform(crop.minArea(), crop.maxArea(), random) * area;
      double aspect = Draws.logUniform(crop.minAspect(), crop.maxAspect(), random);
      int columns = pixels(Math.sqrt(target * aspect));
      int rows = pixels(Math.sqrt(target / aspect));
      if (columns <= width && rows <= height) {
        int top = Draws.between(0, height - rows, random);
        int left = Draws.between(0, width - columns, random);
        return new RandomWindow(left, top, columns, rows);
      }
    }
    return centre(crop, width, height);
  }

  /** The largest part with a legal aspect ratio. */
  private static RandomWindow centre(Crop.RandomResized crop, int width, int height) {
    double aspect = (double) width / height;
    int columns = width;
    int rows = height;
    if (aspect < crop.minAspect()) {
      rows = pixels(width / crop.minAspect());
    } else if (aspect > crop.maxAspect()) {
      columns = pixels(height * crop.maxAspect());
    }
    return new RandomWindow((width - columns) / 2, (height - rows) / 2, columns, rows);
  }

  static RandomWindow draw(Crop.PadAndCrop crop, int width, int height, RandomGenerator random) {
    int left = Draws.between(-crop.pixels(), crop.pixels(), random);
    int top = Draws.between(-crop.pixels(), crop.pixels(), random);
    return new RandomWindow(left, top, width, height);
  }

  /** Rounded as Python does, but at least 1: a part of an image of few pixels may be less. */
  private static int pixels(double length) {
    return (int) Math.max(1, Math.rint(length));
  }
}

package mobilenet.data.augment;

import java.util.random.RandomGenerator;
import mobilenet.image.Preprocessing;

/** Draws and applies a {@link RandomErasing} to one normalised input. */
final class Eraser {
  /** Tries before the image stays whole: timm's number. */
  private static final int ATTEMPTS = 10;

  /** Smallest height over width; the largest is its inverse. timm's {@code min_aspect}. */
  private static final double MIN_ASPECT = 0.3;

  private final RandomErasing settings;
  private final Preprocessing shape;

  Eraser(RandomErasing settings, Preprocessing shape) {
    this.settings = settings;
    this.shape = shape;
  }

  void apply(float[] input, int offset, RandomGenerator random) {
    if (!Draws.chance(settings.probability(), random)) {
      return;
    }
    int width = shape.width();
    int height = shape.height();
    double area = (double) width * height;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double target = Draws.uniform(settings.minArea(), settings.maxArea(), random) * area;
      double aspect = Draws.logUniform(MIN_ASPECT, 1 / MIN_ASPECT, random);
      int rows = (int) Math.rint(Math.sqrt(target * aspect));
      int columns = (int) Math.rint(Math.sqrt(target / aspect));
      if (columns < width && rows < height) {
        int top = Draws.between(0, height - rows, random);
        int left = Draws.between(0, width - columns, random);
        fill(new RandomWindow(left, top, columns, rows), input, offset, random);
        return;
      }
    }
  }

  private void fill(RandomWindow window, float[] input, int offset, RandomGenerator random) {
    int channels = shape.channels();
    float[] colour = new float[channels];
    if (settings.fill() == RandomErasing.Fill.BLOCK) {
      fillNormal(colour, 0, channels, random);
    }
    int run = window.width() * channels;
    for (int y = window.top(); y < window.top() + window.height(); y++) {
      int from = offset + (y * shape.width() + window.left()) * channels;
      if (settings.fill() == RandomErasing.Fill.PIXEL) {
        fillNormal(input, from, run, random);
      } else {
        for (int i = 0; i < run; i += channels) {
          System.arraycopy(colour, 0, input, from + i, channels);
        }
      }
    }
  }

  private static void fillNormal(float[] values, int from, int count, RandomGenerator random) {
    for (int i = from; i < from + count; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }
}

package mobilenet.bench.teacher;

import java.util.SplittableRandom;
import mobilenet.train.distillation.Views;

/** Views of noise. */
final class RandomViews {
  private RandomViews() {}

  static Views of(int count, int size, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[count * size * size * channels];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextDouble();
    }
    return new Views(samples, count, size, channels);
  }
}

package mobilenet.export.quantise;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Images of blurred noise, for tests. */
public final class NoiseImages implements Images {
  private final int size;
  private final List<float[]> images = new ArrayList<>();

  public NoiseImages(int count, int size, long seed) {
    this.size = size;
    SplittableRandom random = new SplittableRandom(seed);
    for (int n = 0; n < count; n++) {
      float[] image = new float[size * size * 3];
      for (int i = 0; i < image.length; i++) {
        float noise = (float) random.nextDouble(-2, 2);
        image[i] = i < 3 ? noise : 0.8f * image[i - 3] + 0.4f * noise;
      }
      images.add(image);
    }
  }

  @Override
  public int count() {
    return images.size();
  }

  @Override
  public int height() {
    return size;
  }

  @Override
  public int width() {
    return size;
  }

  @Override
  public float[] get(int index) {
    return images.get(index);
  }

  @Override
  public String name(int index) {
    return "noise " + index;
  }
}

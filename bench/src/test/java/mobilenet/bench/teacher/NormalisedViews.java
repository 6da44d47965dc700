package mobilenet.bench.teacher;

import java.util.Arrays;
import mobilenet.export.quantise.Images;
import mobilenet.train.distillation.Views;

/** Views as the bundled network takes them. */
record NormalisedViews(Views views) implements Images {
  private static final float MEAN = 0.286f;
  private static final float STD = 0.353f;

  @Override
  public int count() {
    return views.count();
  }

  @Override
  public int height() {
    return views.size();
  }

  @Override
  public int width() {
    return views.size();
  }

  @Override
  public float[] get(int index) {
    int length = views.size() * views.size() * views.channels();
    float[] image = Arrays.copyOfRange(views.samples(), index * length, (index + 1) * length);
    for (int i = 0; i < length; i++) {
      image[i] = (image[i] - MEAN) / STD;
    }
    return image;
  }

  @Override
  public String name(int index) {
    return "view " + index;
  }
}

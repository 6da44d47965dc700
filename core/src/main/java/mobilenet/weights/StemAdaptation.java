package mobilenet.weights;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import mobilenet.architecture.Architecture;

/**
 * Weights trained on RGB for images of another number of channels, by timm's rule: one channel gets
 * the sum of the three, so that a grey image gives what its RGB copy gave; more channels repeat the
 * three, scaled by 3/n, so that sums keep their size.
 */
final class StemAdaptation implements WeightSource {
  private static final int RGB = 3;

  private final WeightSource source;
  private final String stem;
  private final int channels;

  private StemAdaptation(WeightSource source, String stem, int channels) {
    this.source = source;
    this.stem = stem;
    this.channels = channels;
  }

  /** The source itself where its stem takes the network's channels, or is not one for RGB. */
  static WeightSource of(WeightSource source, Architecture architecture) {
    String stem = ParameterSections.stemWeight(architecture);
    int channels = architecture.input().channels();
    if (channels == RGB || !source.names().contains(stem)) {
      return source;
    }
    List<Integer> shape = source.shape(stem);
    return shape.size() == 4 && shape.get(1) == RGB
        ? new StemAdaptation(source, stem, channels)
        : source;
  }

  @Override
  public Set<String> names() {
    return source.names();
  }

  @Override
  public List<Integer> shape(String name) {
    List<Integer> shape = source.shape(name);
    return name.equals(stem) ? List.of(shape.get(0), channels, shape.get(2), shape.get(3)) : shape;
  }

  @Override
  public float[] read(String name) throws IOException {
    float[] values = source.read(name);
    return name.equals(stem) ? adapt(values, source.shape(name)) : values;
  }

  private float[] adapt(float[] rgb, List<Integer> shape) {
    int filters = shape.get(0);
    int taps = shape.get(2) * shape.get(3);
    float[] adapted = new float[filters * channels * taps];
    for (int o = 0; o < filters; o++) {
      for (int c = 0; c < channels; c++) {
        for (int t = 0; t < taps; t++) {
          int first = o * RGB * taps + t;
          adapted[(o * channels + c) * taps + t] =
              channels == 1
                  ? rgb[first] + rgb[first + taps] + rgb[first + 2 * taps]
                  : rgb[first + c % RGB * taps] * RGB / channels;
        }
      }
    }
    return adapted;
  }

  @Override
  public String origin() {
    return source.origin();
  }
}

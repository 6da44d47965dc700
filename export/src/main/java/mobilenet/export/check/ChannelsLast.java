package mobilenet.export.check;

import java.util.List;
import mobilenet.weights.Tensor;

/** Feature maps in TensorFlow's order. */
final class ChannelsLast {
  private ChannelsLast() {}

  /** The values of an N×C×H×W tensor as N×H×W×C; those of an N×C tensor as they are. */
  static float[] of(Tensor planar) {
    List<Integer> shape = planar.shape();
    int channels = shape.get(1);
    int pixels = shape.stream().skip(2).reduce(1, Math::multiplyExact);
    float[] values = planar.data();
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int image = i / (channels * pixels);
      int channel = i / pixels % channels;
      result[(image * pixels + i % pixels) * channels + channel] = values[i];
    }
    return result;
  }
}

package mobilenet.export.check;

import java.util.List;
import java.util.SplittableRandom;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.OnnxInput.Pixels;
import mobilenet.weights.Tensor;

/**
 * Random images for a file and, as tensors, for the runtime of this project.
 *
 * @param normalised N×C×H×W
 * @param samples of the same images as the file takes them, where it takes pixels; none otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, and compared by nobody
record TrialImages(Tensor normalised, byte[] samples) {
  private static final double RANGE = 2;
  private static final int LEVELS = 256;
  private static final double WHITE = 255;

  static TrialImages of(OnnxInput input, int channels, Trial trial, long seed) {
    List<Integer> shape = List.of(trial.batch(), channels, trial.height(), trial.width());
    SplittableRandom random = new SplittableRandom(seed);
    int pixels = Math.multiplyExact(trial.height(), trial.width());
    int length = Math.multiplyExact(trial.batch() * channels, pixels);
    float[] values = new float[length];
    if (!(input instanceof Pixels given)) {
      for (int i = 0; i < length; i++) {
        values[i] = (float) random.nextDouble(-RANGE, RANGE);
      }
      return new TrialImages(new Tensor(shape, values), new byte[0]);
    }
    byte[] samples = new byte[length];
    for (int i = 0; i < length; i++) {
      int channel = i / pixels % channels;
      int level = random.nextInt(LEVELS);
      values[i] = normalise(level, given, channel);
      samples[place(i, given, channels, pixels)] = (byte) level;
    }
    return new TrialImages(new Tensor(shape, values), samples);
  }

  /**
   * Images that are normalised already.
   *
   * @param normalised N×C×H×W; where the file takes pixels, made of samples by its mean and std
   */
  static TrialImages of(OnnxInput input, Tensor normalised) {
    if (!(input instanceof Pixels given)) {
      return new TrialImages(normalised, new byte[0]);
    }
    List<Integer> shape = normalised.shape();
    int channels = shape.get(1);
    int pixels = shape.get(2) * shape.get(3);
    float[] values = normalised.data();
    byte[] samples = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      int channel = i / pixels % channels;
      double share = values[i] * given.std().get(channel) + given.mean().get(channel);
      samples[place(i, given, channels, pixels)] = (byte) Math.round(share * WHITE);
    }
    return new TrialImages(normalised, samples);
  }

  /** Where a value of N×C×H×W is among the samples. */
  private static int place(int index, Pixels given, int channels, int pixels) {
    int channel = index / pixels % channels;
    int image = index / pixels / channels;
    return switch (given.layout()) {
      case NCHW -> index;
      case NHWC -> (image * pixels + index % pixels) * channels + channel;
    };
  }

  /** As {@link mobilenet.image.Preprocessing} does it. */
  private static float normalise(int level, Pixels pixels, int channel) {
    float mean = pixels.mean().get(channel).floatValue();
    float std = pixels.std().get(channel).floatValue();
    return (level / 255f - mean) / std;
  }
}

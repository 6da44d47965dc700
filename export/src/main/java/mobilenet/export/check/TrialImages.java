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
      int image = i / pixels / channels;
      int level = random.nextInt(LEVELS);
      values[i] = normalise(level, given, channel);
      int place =
          switch (given.layout()) {
            case NCHW -> i;
            case NHWC -> (image * pixels + i % pixels) * channels + channel;
          };
      samples[place] = (byte) level;
    }
    return new TrialImages(new Tensor(shape, values), samples);
  }

  /** As {@link mobilenet.image.Preprocessing} does it. */
  private static float normalise(int level, Pixels pixels, int channel) {
    float mean = pixels.mean().get(channel).floatValue();
    float std = pixels.std().get(channel).floatValue();
    return (level / 255f - mean) / std;
  }
}

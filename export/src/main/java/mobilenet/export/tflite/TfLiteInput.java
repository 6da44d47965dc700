package mobilenet.export.tflite;

import java.util.List;

/** What a file takes: what the network itself takes, or pixels. */
public sealed interface TfLiteInput {
  /** What the network takes: float32, N×H×W×C, normalised by whoever runs the file. */
  record Normalised() implements TfLiteInput {}

  /**
   * Samples of 0 to 255 as uint8, N×H×W×C, RGB or luma, of images that already have the input's
   * size; the file normalises them as {@link mobilenet.image.Preprocessing} does: {@code (sample /
   * 255 − mean) / std}.
   *
   * @param mean one a channel
   * @param std one a channel, above 0
   */
  record Pixels(List<Double> mean, List<Double> std) implements TfLiteInput {
    /** Copies the lists, and checks their values. */
    public Pixels {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
      if (mean.size() != std.size()) {
        throw new IllegalArgumentException(
            "mean and std must have a value for each channel, given " + mean + " and " + std);
      }
      if (!std.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException("std must be above 0 and finite, given " + std);
      }
    }
  }
}

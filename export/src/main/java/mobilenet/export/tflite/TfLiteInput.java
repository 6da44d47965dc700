package mobilenet.export.tflite;

import java.util.List;
import mobilenet.export.form.Normalisation;

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
      Normalisation checked = new Normalisation(mean, std);
      mean = checked.mean();
      std = checked.std();
    }

    /** Mean and std by themselves. */
    Normalisation normalisation() {
      return new Normalisation(mean, std);
    }
  }
}

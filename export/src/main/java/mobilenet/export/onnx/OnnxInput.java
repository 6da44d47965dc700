package mobilenet.export.onnx;

import java.util.List;
import mobilenet.export.form.Normalisation;

/** What a file takes: what the network itself takes, or pixels. */
public sealed interface OnnxInput {
  /** What the network takes: float32, N×C×H×W, normalised by whoever runs the file. */
  record Normalised() implements OnnxInput {}

  /**
   * Samples of 0 to 255 as uint8, RGB or luma, of images that already have the input's size; the
   * file normalises them: {@code (sample / 255 − mean) / std}, to the bits of {@link
   * mobilenet.image.Preprocessing}.
   *
   * @param layout order of the samples
   * @param mean one a channel
   * @param std one a channel, above 0
   */
  record Pixels(PixelLayout layout, List<Double> mean, List<Double> std) implements OnnxInput {
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

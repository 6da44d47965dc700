package mobilenet.export.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.PixelLayout;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;

/** Random pixels against what preprocessing makes of them. */
class TrialImagesTest {
  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);
  private static final Trial TRIAL = new Trial(2, 5, 7);
  private static final int PIXELS = 35;

  private static TrialImages of(PixelLayout layout) {
    return TrialImages.of(new OnnxInput.Pixels(layout, MEAN, STD), 3, TRIAL, 5);
  }

  @Test
  void pixelsAreNormalisedAsByPreprocessing() {
    TrialImages images = of(PixelLayout.NHWC);
    Preprocessing preprocessing =
        new Preprocessing(3, 5, 7, 1, Interpolation.BICUBIC, MEAN, STD, CropMode.CENTER);
    byte[] second = new byte[3 * PIXELS];
    System.arraycopy(images.samples(), second.length, second, 0, second.length);
    float[] expected = new float[preprocessing.length()];
    preprocessing.normalise(RgbImage.of(7, 5, second), expected, 0);
    for (int p = 0; p < PIXELS; p++) {
      for (int c = 0; c < 3; c++) {
        assertThat(images.normalised().data()[(3 + c) * PIXELS + p]).isEqualTo(expected[p * 3 + c]);
      }
    }
  }

  @Test
  void layoutsHoldTheSameImages() {
    TrialImages planar = of(PixelLayout.NCHW);
    TrialImages interleaved = of(PixelLayout.NHWC);
    assertThat(planar.normalised().data()).isEqualTo(interleaved.normalised().data());
    assertThat(planar.samples()[PIXELS + 4]).isEqualTo(interleaved.samples()[4 * 3 + 1]);
    assertThat(planar.samples()).isNotEqualTo(interleaved.samples());
  }
}

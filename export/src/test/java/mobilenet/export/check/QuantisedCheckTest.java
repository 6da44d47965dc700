package mobilenet.export.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobilenet.cli.Fixtures;
import mobilenet.export.form.Extent;
import mobilenet.export.onnx.IntegerType;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.PixelLayout;
import mobilenet.export.onnx.read.BrokenOnnxException;
import mobilenet.export.quantise.Images;
import mobilenet.export.quantise.Int8Layer;
import mobilenet.export.quantise.NoiseImages;
import mobilenet.export.quantise.Quantisation;
import mobilenet.export.quantise.QuantisationOptions;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;

class QuantisedCheckTest {
  private static final OnnxOptions OPTIONS = OnnxOptions.of(32, 32);
  private static final Images IMAGES = new NoiseImages(6, 32, 23);
  private static final QuantisationPlan PLAN = plan();

  /** Of a trained network: random ones answer nearly the same whatever they see. */
  private static QuantisationPlan plan() {
    try (Checkpoint checkpoint = Checkpoint.open(Fixtures.BUNDLED)) {
      return Quantisation.of(checkpoint.bind(), List.of(), IMAGES, QuantisationOptions.DEFAULT)
          .plan();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan with the first layer's weights half as large again. */
  private static QuantisationPlan otherScales() {
    Map<Integer, Int8Layer> layers = new LinkedHashMap<>(PLAN.layers());
    Int8Layer right = Objects.requireNonNull(layers.get(1));
    float[] scales = right.scales().clone();
    for (int o = 0; o < scales.length; o++) {
      scales[o] *= 1.5f;
    }
    layers.put(1, new Int8Layer(right.weights(), scales, right.bias(), right.biasScales()));
    return new QuantisationPlan(PLAN.network(), PLAN.scales(), layers, PLAN.answers());
  }

  @Test
  void aRightFile() {
    byte[] file = OnnxExport.export(PLAN, OPTIONS, IntegerType.UINT8);
    QuantisedCheck.Report report = QuantisedCheck.run(file, PLAN, OPTIONS, IMAGES);
    assertThat(report.runtime()).isEqualTo("ONNX Runtime 1.29.0");
    assertThat(report.agreement()).isGreaterThan(30);
    assertThat(report.clipped()).isEmpty();
  }

  @Test
  void otherWeightsAreFound() {
    byte[] wrong = OnnxExport.export(otherScales(), OPTIONS, IntegerType.UINT8);
    assertThatThrownBy(() -> QuantisedCheck.run(wrong, PLAN, OPTIONS, IMAGES))
        .isInstanceOf(FailedCheckException.class)
        .hasMessageStartingWith("ONNX Runtime 1.29.0 answers otherwise than the simulation");
  }

  @Test
  void aDamagedFileIsRefused() {
    byte[] file = OnnxExport.export(PLAN, OPTIONS, IntegerType.UINT8);
    byte[] half = Arrays.copyOf(file, file.length / 2);
    assertThatThrownBy(() -> QuantisedCheck.run(half, PLAN, OPTIONS, IMAGES))
        .isInstanceOf(BrokenOnnxException.class);
  }

  /** Samples are made of normalised values, for files that normalise themselves. */
  @Test
  void pixelsAndBatches() {
    List<Double> mean = List.of(0.5, 0.4, 0.3);
    List<Double> std = List.of(0.25, 0.2, 0.3);
    for (PixelLayout layout : PixelLayout.values()) {
      OnnxOptions pixels =
          OPTIONS.withInput(new OnnxInput.Pixels(layout, mean, std)).withBatch(Extent.of(2));
      byte[] file = OnnxExport.export(PLAN, OPTIONS, IntegerType.UINT8);
      byte[] own = OnnxExport.export(PLAN, pixels, IntegerType.UINT8);
      float[] image = new float[32 * 32 * 3];
      for (int i = 0; i < image.length; i++) {
        int level = (i * 37 + i / 50) % 256;
        image[i] = (float) ((level / 255.0 - mean.get(i % 3)) / std.get(i % 3));
      }
      try (OnnxSession normalised = new OnnxSession(file, OPTIONS);
          OnnxSession samples = new OnnxSession(own, pixels)) {
        assertThat(samples.answer(image, 32, 32))
            .hasSize(10)
            .usingComparatorWithPrecision(1e-4f)
            .containsExactly(normalised.answer(image, 32, 32));
      }
    }
  }
}

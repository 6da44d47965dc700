package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the values of augmentation refuse, and how they say it. */
class AugmentationTest {
  private static void refused(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesFlips() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      refused(
          () ->
              new Augmentation(
                  new Crop.Evaluation(),
                  p,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
          "probability of a flip must be 0 to 1, given " + p);
    }
  }

  @Test
  void refusesCrops() {
    String areas = "crop areas must rise from above 0 to at most 1, given ";
    refused(() -> new Crop.RandomResized(0, 1, 1, 1), areas + "0.0 to 1.0");
    refused(() -> new Crop.RandomResized(0.5, 0.4, 1, 1), areas + "0.5 to 0.4");
    refused(() -> new Crop.RandomResized(0.5, 1.1, 1, 1), areas + "0.5 to 1.1");
    refused(() -> new Crop.RandomResized(Double.NaN, 1, 1, 1), areas + "NaN to 1.0");
    String aspects = "crop aspect ratios must rise from above 0, given ";
    refused(() -> new Crop.RandomResized(0.5, 1, 0, 1), aspects + "0.0 to 1.0");
    refused(() -> new Crop.RandomResized(0.5, 1, 2, 1), aspects + "2.0 to 1.0");
    refused(
        () -> new Crop.RandomResized(0.5, 1, 1, Double.POSITIVE_INFINITY),
        aspects + "1.0 to Infinity");
    refused(() -> new Crop.PadAndCrop(-1), "padding must be 0 pixels or more, given -1");
  }

  @Test
  void refusesColourJitter() {
    refused(() -> new ColourJitter(1.5, 0, 0), "colour jitter must be 0 to 1, given 1.5");
    refused(() -> new ColourJitter(0, -1, 0), "colour jitter must be 0 to 1, given -1.0");
    refused(() -> new ColourJitter(0, 0, Double.NaN), "colour jitter must be 0 to 1, given NaN");
  }

  @Test
  void refusesMixing() {
    refused(() -> new Mixing(1.5, 1, 1, 0.5), "probability of mixing must be 0 to 1, given 1.5");
    refused(() -> new Mixing(1, 1, 1, -1), "probability of CutMix must be 0 to 1, given -1.0");
    String alphas = "alphas of mixing must be finite, 0 or more and not both 0, given ";
    refused(() -> new Mixing(1, 0, 0, 0.5), alphas + "0.0 and 0.0");
    refused(() -> new Mixing(1, -1, 2, 0.5), alphas + "-1.0 and 2.0");
    refused(() -> new Mixing(1, Double.POSITIVE_INFINITY, 1, 0.5), alphas + "Infinity and 1.0");
    refused(() -> new Mixing(1, 1, Double.NaN, 0.5), alphas + "1.0 and NaN");
  }

  @Test
  void refusesRandAugment() {
    refused(() -> new RandAugment(0, 9, 0, 10, 1, true), "operations must be at least 1, given 0");
    refused(
        () -> new RandAugment(2, -1, 0, 10, 1, true), "magnitude must be 0 or more, given -1.0");
    refused(
        () -> new RandAugment(2, 9, -1, 10, 1, true),
        "spread of the magnitude must be 0 or more, given -1.0");
    refused(
        () -> new RandAugment(2, 9, 0, 0, 1, true), "largest magnitude must be above 0, given 0.0");
    refused(
        () -> new RandAugment(2, 9, 0, 10, 2, true),
        "probability of an operation must be 0 to 1, given 2.0");
  }

  @Test
  void refusesErasing() {
    RandomErasing.Fill fill = RandomErasing.Fill.PIXEL;
    refused(
        () -> new RandomErasing(2, 0.1, 0.2, fill),
        "probability of erasing must be 0 to 1, given 2.0");
    String areas = "erased areas must rise from above 0 to below 1, given ";
    refused(() -> new RandomErasing(1, 0, 0.2, fill), areas + "0.0 to 0.2");
    refused(() -> new RandomErasing(1, 0.3, 0.2, fill), areas + "0.3 to 0.2");
    refused(() -> new RandomErasing(1, 0.3, 1, fill), areas + "0.3 to 1.0");
  }
}

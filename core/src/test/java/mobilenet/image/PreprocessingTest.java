package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingTest {
  private static final String GOLDEN = "/golden/preprocess/";
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);

  private static Preprocessing imageNet(int height, int width, double crop, CropMode mode) {
    return new Preprocessing(
        3,
        height,
        width,
        crop,
        Interpolation.BICUBIC,
        Preprocessing.IMAGENET_MEAN,
        Preprocessing.IMAGENET_STD,
        mode);
  }

  private static Preprocessing grey(int size) {
    return new Preprocessing(
        1, size, size, 1, Interpolation.BILINEAR, List.of(0.25), List.of(0.5), CropMode.CENTER);
  }

  private static Stream<JsonNode> goldenCases() throws IOException {
    JsonNode root =
        new ObjectMapper().readTree(TestImages.resource(GOLDEN + "cases.json").toFile());
    return StreamSupport.stream(root.get("cases").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void equalsTimmWithPillow(JsonNode golden) throws IOException {
    int size = golden.get("size").asInt();
    Preprocessing preprocessing =
        new Preprocessing(
            3,
            size,
            size,
            golden.get("crop_pct").asDouble(),
            Interpolation.ofTimm(golden.get("interpolation").asText()),
            HALF,
            HALF,
            CropMode.CENTER);
    RgbImage source = golden(golden.get("source").asText());
    assertThat(preprocessing.resizeAndCrop(source))
        .isEqualTo(golden(golden.get("expected").asText()));
  }

  private static RgbImage golden(String name) throws IOException {
    return new ImageDecoder().decode(TestImages.resource(GOLDEN + name));
  }

  @ParameterizedTest
  @EnumSource
  void everyCropModeEqualsTimmForAnInputThatIsNotSquare(CropMode mode) throws IOException {
    RgbImage source = new ImageDecoder().decode(TestImages.image("rgb.png"));
    assertThat(imageNet(32, 24, 0.9, mode).resizeAndCrop(source))
        .isEqualTo(TestImages.expected(mode.timmName()));
  }

  @Test
  void normalisesInFloatAsTorch() {
    RgbImage image = RgbImage.of(1, 1, new byte[] {0, (byte) 255, 100});
    float[] input = imageNet(1, 1, 1, CropMode.CENTER).apply(image);
    // torchvision: Normalize(mean, std)(ToTensor()(image)).
    assertThat(input)
        .containsExactly(
            (0f - 0.485f) / 0.229f, (1f - 0.456f) / 0.224f, (100f / 255f - 0.406f) / 0.225f);
  }

  @Test
  void writesIntoABatch() {
    Preprocessing preprocessing = imageNet(2, 2, 1, CropMode.CENTER);
    RgbImage image = TestImages.noise(2, 2);
    float[] batch = new float[26];
    preprocessing.apply(image, batch, 13);
    assertThat(Arrays.copyOfRange(batch, 13, 25)).isEqualTo(preprocessing.apply(image));
    assertThat(batch[12]).isZero();
    assertThat(batch[25]).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 15, Integer.MAX_VALUE})
  void refusesABatchThatIsTooShort(int offset) {
    assertThatThrownBy(
            () ->
                imageNet(2, 2, 1, CropMode.CENTER)
                    .apply(TestImages.noise(2, 2), new float[26], offset))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an input needs 12 floats, given an array of 26 from index " + offset);
  }

  @Test
  void oneChannelIsTheLumaOfTheSource() {
    RgbImage source = TestImages.noise(9, 9);
    RgbImage seen = grey(4).resizeAndCrop(source);
    assertThat(seen).isEqualTo(PillowResize.resize(source.toGrey(), 4, 4, Interpolation.BILINEAR));
    float[] input = grey(4).apply(source);
    assertThat(input).hasSize(16);
    assertThat(input[5]).isEqualTo((seen.sample(1, 1, 0) / 255f - 0.25f) / 0.5f);
  }

  @Test
  void aVeryLongImageCostsNoMoreThanItsCrop() {
    RgbImage line = TestImages.noise(1, 1_000_000);
    assertThat(imageNet(224, 224, 0.875, CropMode.CENTER).resizeAndCrop(line).height())
        .isEqualTo(224);
    assertThat(imageNet(224, 224, 0.875, CropMode.BORDER).resizeAndCrop(line).width())
        .isEqualTo(224);
  }

  /** Resized rows first, its 3.2 million rows of 224 pixels would exceed what an array can hold. */
  @Test
  void anEndlessImageIsStretchedColumnsFirst() {
    byte[] samples = new byte[3_200_000];
    Arrays.fill(samples, samples.length / 2, samples.length, (byte) 200);
    Preprocessing squash =
        new Preprocessing(3, 224, 224, 1, Interpolation.BILINEAR, HALF, HALF, CropMode.SQUASH);
    RgbImage seen = squash.resizeAndCrop(RgbImage.ofGrey(1, samples.length, samples));
    assertThat(seen.width()).isEqualTo(224);
    assertThat(seen.height()).isEqualTo(224);
    for (int x : new int[] {0, 100, 223}) {
      assertThat(seen.sample(x, 0, 1)).isZero();
      assertThat(seen.sample(x, 110, 1)).isZero();
      assertThat(seen.sample(x, 113, 1)).isEqualTo(200);
      assertThat(seen.sample(x, 223, 1)).isEqualTo(200);
    }
  }

  @Test
  void saysWhatItDoes() {
    assertThat(imageNet(224, 224, 0.875, CropMode.CENTER).describe())
        .isEqualTo(
            "shorter side to 256 bicubic, centre crop 224×224, RGB, "
                + "mean 0.485 0.456 0.406, std 0.229 0.224 0.225");
    assertThat(imageNet(224, 192, 1, CropMode.CENTER).describe()).startsWith("to cover 192×224");
    assertThat(imageNet(224, 224, 0.9, CropMode.SQUASH).describe())
        .startsWith("stretched to 248×248 bicubic, centre crop 224×224");
    assertThat(imageNet(224, 224, 1, CropMode.BORDER).describe())
        .startsWith("to fit 224×224 bicubic, mean border to 224×224");
    assertThat(grey(28).describe())
        .isEqualTo("shorter side to 28 bilinear, centre crop 28×28, luma, mean 0.25, std 0.5");
  }

  @Test
  void derivesTheTestSize() {
    Preprocessing test =
        imageNet(224, 224, 0.875, CropMode.CENTER).withSize(256, 256).withCropFraction(0.95);
    assertThat(test).isEqualTo(imageNet(256, 256, 0.95, CropMode.CENTER));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> imageNet(0, 224, 1, CropMode.CENTER)).hasMessageContaining("224×0");
    for (double crop : new double[] {0, -1, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> imageNet(224, 224, crop, CropMode.CENTER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("crop fraction must be above 0 and at most 1, given " + crop);
    }
    assertThatThrownBy(() -> imageNet(224, 224, 1e-9, CropMode.CENTER))
        .hasMessageContaining("too small");
    assertThatThrownBy(() -> of(2, HALF, HALF)).hasMessageContaining("3 (RGB) or 1 (luma)");
    assertThatThrownBy(() -> of(3, List.of(0.5), HALF))
        .hasMessage("mean must have one value for each of the 3 channels, given [0.5]");
    assertThatThrownBy(() -> of(3, HALF, List.of(0.5, 0.5, 0.0)))
        .hasMessageContaining("std must be above 0");
    assertThatThrownBy(() -> of(3, List.of(0.5, 0.5, Double.NaN), HALF))
        .hasMessageContaining("mean must be finite");
  }

  private static Preprocessing of(int channels, List<Double> mean, List<Double> std) {
    return new Preprocessing(channels, 8, 8, 1, Interpolation.BICUBIC, mean, std, CropMode.CENTER);
  }

  @Test
  void normalisesWhatIsSizedAlready() {
    RgbImage source = TestImages.noise(9, 11);
    for (Preprocessing p : List.of(grey(5), imageNet(5, 6, 1, CropMode.SQUASH))) {
      float[] input = new float[p.length()];
      p.normalise(p.resizeAndCrop(source), input, 0);
      assertThat(input).isEqualTo(p.apply(source));
    }
    assertThatThrownBy(() -> grey(5).normalise(source, new float[25], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the image to normalise must have 5×5 pixels, given 9×11");
    assertThatThrownBy(() -> grey(5).normalise(source, new float[25], 1))
        .hasMessage("an input needs 25 floats, given an array of 25 from index 1");
  }

  @Test
  void meanLevelIsThatOfTimm() {
    // timm: tuple(min(255, round(255 * x)) for x in IMAGENET_DEFAULT_MEAN)
    Preprocessing p = imageNet(4, 4, 1, CropMode.CENTER);
    assertThat(List.of(p.meanLevel(0), p.meanLevel(1), p.meanLevel(2)))
        .containsExactly(124, 116, 104);
    assertThat(grey(4).meanLevel(2)).isEqualTo(64);
  }
}

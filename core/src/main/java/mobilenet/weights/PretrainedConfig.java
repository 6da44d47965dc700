package mobilenet.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.InputShape;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonObject;

/**
 * How images are prepared for the weights of a checkpoint: {@code pretrained_cfg} of timm's
 * config.json.
 *
 * @param tag of the training run, such as {@code e2400_r224_in1k}
 * @param inputSize the square images of the training
 * @param testInputSize a larger image size at which accuracy is higher still
 * @param interpolation filter of the resize
 * @param cropFraction {@code crop_pct}: the centre crop's side over the resized shorter side, above
 *     0 up to 1
 * @param testCropFraction {@code test_crop_pct}, for {@code testInputSize}
 * @param cropMode how images of another aspect ratio are fitted; timm's default is {@code center}
 * @param mean subtracted from each channel, in units of [0, 1]
 * @param std by which each channel is then divided, above 0
 * @param licence of the weights
 * @param others all other fields of the file; they are kept when it is written
 */
public record PretrainedConfig(
    Optional<String> tag,
    InputShape inputSize,
    Optional<InputShape> testInputSize,
    Interpolation interpolation,
    double cropFraction,
    Optional<Double> testCropFraction,
    CropMode cropMode,
    List<Double> mean,
    List<Double> std,
    Optional<String> licence,
    JsonObject others) {

  /** Largest image size that a configuration may ask for, in pixels per side. */
  public static final int MAX_SIZE = InputShape.MAX_SIZE;

  /** Most input channels. */
  public static final int MAX_CHANNELS = 1024;

  /** The fields that timm itself knows; it refuses any others. */
  static final Set<String> TIMM_FIELDS =
      Set.of(
          "url",
          "file",
          "state_dict",
          "hf_hub_id",
          "hf_hub_filename",
          "source",
          "architecture",
          "tag",
          "custom_load",
          "input_size",
          "test_input_size",
          "min_input_size",
          "fixed_input_size",
          "interpolation",
          "crop_pct",
          "test_crop_pct",
          "crop_mode",
          "mean",
          "std",
          "num_classes",
          "label_offset",
          "label_names",
          "label_descriptions",
          "pool_size",
          "test_pool_size",
          "first_conv",
          "classifier",
          "license",
          "description",
          "origin_url",
          "paper_name",
          "paper_ids",
          "notes");

  /** Copies, and checks the ranges; messages start with the field's name in the file. */
  public PretrainedConfig {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    checkSize("input_size", inputSize);
    testInputSize.ifPresent(size -> checkSize("test_input_size", size));
    if (testInputSize.isPresent() && testInputSize.get().channels() != inputSize.channels()) {
      throw new IllegalArgumentException("test_input_size must have the channels of input_size");
    }
    checkFraction("crop_pct", cropFraction);
    testCropFraction.ifPresent(fraction -> checkFraction("test_crop_pct", fraction));
    checkChannels("mean", mean, inputSize.channels());
    checkChannels("std", std, inputSize.channels());
    if (std.stream().anyMatch(s -> s <= 0)) {
      throw new IllegalArgumentException("std must be above 0, given " + std);
    }
  }

  private static void checkSize(String field, InputShape shape) {
    if (shape.size() > MAX_SIZE || shape.channels() > MAX_CHANNELS) {
      throw new IllegalArgumentException(
          field
              + " must be at most "
              + List.of(MAX_CHANNELS, MAX_SIZE, MAX_SIZE)
              + ", given "
              + List.of(shape.channels(), shape.size(), shape.size()));
    }
  }

  private static void checkFraction(String field, double fraction) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          field + " must be above 0 and at most 1, given " + fraction);
    }
  }

  private static void checkChannels(String field, List<Double> values, int channels) {
    if (values.size() != channels) {
      throw new IllegalArgumentException(
          field
              + " must have one number for each of the "
              + channels
              + " channels of input_size, given "
              + values.size());
    }
    if (!values.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(field + " must be finite, given " + values);
    }
  }

  /** The configuration of a newly trained network: bicubic centre crops, no tag and no licence. */
  public static PretrainedConfig of(
      InputShape inputSize, double cropFraction, List<Double> mean, List<Double> std) {
    return new PretrainedConfig(
        Optional.empty(),
        inputSize,
        Optional.empty(),
        Interpolation.BICUBIC,
        cropFraction,
        Optional.empty(),
        CropMode.CENTER,
        mean,
        std,
        Optional.empty(),
        JsonObject.EMPTY.with("first_conv", "conv_stem").with("classifier", "classifier"));
  }

  /** The same with another filter. */
  public PretrainedConfig withInterpolation(Interpolation interpolation) {
    return new PretrainedConfig(
        tag,
        inputSize,
        testInputSize,
        interpolation,
        cropFraction,
        testCropFraction,
        cropMode,
        mean,
        std,
        licence,
        others);
  }

  /**
   * The same for images of another size, in training and tests alike.
   *
   * @param pixels per side
   */
  public PretrainedConfig atSize(int pixels) {
    return new PretrainedConfig(
        tag,
        new InputShape(inputSize.channels(), pixels),
        Optional.empty(),
        interpolation,
        cropFraction,
        Optional.empty(),
        cropMode,
        mean,
        std,
        licence,
        others);
  }

  /** The size at which the weights are best: the test size if the file has one. */
  public InputShape testedSize() {
    return testInputSize.orElse(inputSize);
  }

  /**
   * How an image is prepared for the network, at the size and crop at which the weights are best:
   * the test size if the file has one.
   *
   * @throws IllegalArgumentException if the network does not take 1 or 3 channels, since images
   *     have no other number
   */
  public Preprocessing preprocessing() {
    InputShape size = testedSize();
    return new Preprocessing(
        size.channels(),
        size.size(),
        size.size(),
        testCropFraction.orElse(cropFraction),
        interpolation,
        mean,
        std,
        cropMode);
  }

  JsonObject toJson() {
    List<JsonObject> parts = new ArrayList<>();
    tag.ifPresent(text -> parts.add(JsonObject.EMPTY.with("tag", text)));
    parts.add(JsonObject.EMPTY.with("input_size", sizeJson(inputSize)));
    testInputSize.ifPresent(
        size -> parts.add(JsonObject.EMPTY.with("test_input_size", sizeJson(size))));
    parts.add(
        JsonObject.EMPTY
            .with("interpolation", interpolation.timmName())
            .with("crop_pct", cropFraction));
    testCropFraction.ifPresent(
        fraction -> parts.add(JsonObject.EMPTY.with("test_crop_pct", fraction)));
    parts.add(
        JsonObject.EMPTY
            .with("crop_mode", cropMode.timmName())
            .with("mean", numbersJson(mean))
            .with("std", numbersJson(std)));
    licence.ifPresent(text -> parts.add(JsonObject.EMPTY.with("license", text)));
    parts.add(others);
    return parts.stream().reduce(JsonObject.EMPTY, JsonObject::withAll);
  }

  private static JsonArray sizeJson(InputShape shape) {
    return JsonArray.of(shape.channels(), shape.size(), shape.size());
  }

  private static JsonArray numbersJson(List<Double> values) {
    return JsonArray.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}

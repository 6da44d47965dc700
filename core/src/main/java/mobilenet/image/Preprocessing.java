package mobilenet.image;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns an image into a network's input, like timm's evaluation transform. Every checkpoint has its
 * own preprocessing: a wrong one lowers accuracy without any error.
 *
 * <p>One thing differs: for an input that is not square, timm always resizes bilinearly; here
 * {@code interpolation} applies.
 *
 * @param channels 3 for RGB, 1 for luma
 * @param height rows of the input
 * @param width columns of the input
 * @param cropFraction part of the resized image that the crop keeps, above 0 up to 1: timm's {@code
 *     crop_pct}
 * @param interpolation filter of the resize
 * @param mean subtracted from the samples, which are 0 to 1; one per channel
 * @param std by which the difference is divided; one per channel, above 0
 * @param cropMode how images of another aspect ratio are fitted
 */
public record Preprocessing(
    int channels,
    int height,
    int width,
    double cropFraction,
    Interpolation interpolation,
    List<Double> mean,
    List<Double> std,
    CropMode cropMode) {

  /** Mean of ImageNet's training images: timm's {@code IMAGENET_DEFAULT_MEAN}. */
  public static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);

  /** Standard deviation of ImageNet's training images: timm's {@code IMAGENET_DEFAULT_STD}. */
  public static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

  private static final int LEVELS = 256;

  /** Checks the ranges. */
  public Preprocessing {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels must be 3 (RGB) or 1 (luma), given " + channels);
    }
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "the input must have at least 1×1 pixel, given " + width + "×" + height);
    }
    if (!(cropFraction > 0 && cropFraction <= 1)) {
      throw new IllegalArgumentException(
          "crop fraction must be above 0 and at most 1, given " + cropFraction);
    }
    if (Math.max(height, width) / cropFraction > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "crop fraction " + cropFraction + " is too small for " + width + "×" + height);
    }
    RgbImage.sampleCount(width, height);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    requireOneEach("mean", mean, channels);
    requireOneEach("std", std, channels);
    if (!mean.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("mean must be finite, given " + mean);
    }
    if (!std.stream().allMatch(s -> s > 0 && Double.isFinite(s))) {
      throw new IllegalArgumentException("std must be above 0 and finite, given " + std);
    }
  }

  private static void requireOneEach(String what, List<Double> values, int channels) {
    if (values.size() != channels) {
      throw new IllegalArgumentException(
          what
              + " must have one value for each of the "
              + channels
              + (channels == 1 ? " channel" : " channels")
              + ", given "
              + values);
    }
  }

  /** The same for another input size in pixels. */
  public Preprocessing withSize(int height, int width) {
    return new Preprocessing(
        channels, height, width, cropFraction, interpolation, mean, std, cropMode);
  }

  /** The same with another crop fraction; timm's test sizes have their own. */
  public Preprocessing withCropFraction(double cropFraction) {
    return new Preprocessing(
        channels, height, width, cropFraction, interpolation, mean, std, cropMode);
  }

  /** Number of floats of one input: height × width × channels. */
  public int length() {
    return height * width * channels;
  }

  /**
   * The network's input.
   *
   * @return height × width × channels values {@code (sample / 255 − mean) / std}
   */
  public float[] apply(RgbImage image) {
    float[] input = new float[length()];
    apply(image, input, 0);
    return input;
  }

  /**
   * Writes the network's input into a batch.
   *
   * @param destination receives height × width × channels values from {@code offset} on
   * @throws IllegalArgumentException if they do not fit
   */
  public void apply(RgbImage image, float[] destination, int offset) {
    requireFit(destination, offset);
    normalise(resizeAndCrop(image), destination, offset);
  }

  /**
   * Writes an image that already has the input's size: the last step of {@link #apply}.
   *
   * @param image height × width pixels; if the network takes luma, the first sample of each pixel
   *     is used
   * @param destination receives height × width × channels values from {@code offset} on
   * @throws IllegalArgumentException if they do not fit or the image has another size
   */
  public void normalise(RgbImage image, float[] destination, int offset) {
    requireFit(destination, offset);
    if (image.width() != width || image.height() != height) {
      throw new IllegalArgumentException(
          "the image to normalise must have "
              + width
              + "×"
              + height
              + " pixels, given "
              + image.width()
              + "×"
              + image.height());
    }
    byte[] samples = image.samples();
    float[][] levels = levels();
    int o = offset;
    for (int i = 0; i < samples.length; i += RgbImage.CHANNELS) {
      for (int c = 0; c < channels; c++) {
        destination[o++] = levels[c][samples[i + c] & 0xFF];
      }
    }
  }

  private void requireFit(float[] destination, int offset) {
    if (offset < 0 || offset > destination.length - length()) {
      throw new IllegalArgumentException(
          "an input needs "
              + length()
              + " floats, given an array of "
              + destination.length
              + " from index "
              + offset);
    }
  }

  /**
   * The image that the network sees, before normalisation. Worth looking at if a result is strange.
   *
   * @return height × width pixels; grey if the network takes luma
   */
  public RgbImage resizeAndCrop(RgbImage image) {
    // Before the resize, as in timm, which converts images when it loads them.
    RgbImage source = channels == 1 ? image.toGrey() : image;
    CropGeometry geometry = CropGeometry.of(this, source.width(), source.height());
    RgbImage cropped =
        PillowResize.resize(source, geometry.columns(), geometry.rows(), interpolation);
    return cropped.width() == width && cropped.height() == height ? cropped : pad(cropped);
  }

  /** One line for people: {@code shorter side to 256 bicubic, centre crop 224×224, …}. */
  public String describe() {
    String size = width + "×" + height;
    String scaled = scaledWidth() + "×" + scaledHeight();
    String shape =
        switch (cropMode) {
          case CENTER ->
              (width == height ? "shorter side to " + scaledWidth() : "to cover " + scaled)
                  + " "
                  + interpolation.timmName()
                  + ", centre crop "
                  + size;
          case SQUASH ->
              "stretched to " + scaled + " " + interpolation.timmName() + ", centre crop " + size;
          case BORDER ->
              "to fit " + scaled + " " + interpolation.timmName() + ", mean border to " + size;
        };
    return shape
        + ", "
        + (channels == 1 ? "luma" : "RGB")
        + ", mean "
        + numbers(mean)
        + ", std "
        + numbers(std);
  }

  int scaledWidth() {
    return (int) Math.floor(width / cropFraction);
  }

  int scaledHeight() {
    return (int) Math.floor(height / cropFraction);
  }

  private RgbImage pad(RgbImage image) {
    byte[] padded = new byte[RgbImage.sampleCount(width, height)];
    if (cropMode == CropMode.BORDER) {
      for (int i = 0; i < padded.length; i++) {
        padded[i] = (byte) meanLevel(i % RgbImage.CHANNELS);
      }
    }
    int left = (width - image.width()) / 2;
    int top = (height - image.height()) / 2;
    int run = image.width() * RgbImage.CHANNELS;
    for (int y = 0; y < image.height(); y++) {
      int to = ((top + y) * width + left) * RgbImage.CHANNELS;
      System.arraycopy(image.samples(), y * run, padded, to, run);
    }
    return RgbImage.wrap(width, height, padded);
  }

  /**
   * The mean as a sample, 0 to 255, with which timm fills missing parts of an image.
   *
   * @param channel 0 red, 1 green, 2 blue; all the same if the network takes luma
   */
  public int meanLevel(int channel) {
    double share = mean.get(channels == 1 ? 0 : channel);
    return (int) Math.max(0, Math.min(LEVELS - 1, Math.rint(share * (LEVELS - 1))));
  }

  /** The normalised value of every sample, with float operations in torch's order. */
  private float[][] levels() {
    float[][] levels = new float[channels][LEVELS];
    for (int c = 0; c < channels; c++) {
      float channelMean = mean.get(c).floatValue();
      float channelStd = std.get(c).floatValue();
      for (int v = 0; v < LEVELS; v++) {
        levels[c][v] = (v / 255f - channelMean) / channelStd;
      }
    }
    return levels;
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}

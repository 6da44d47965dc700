package mobilenet.convert;

import java.util.Collections;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.InputShape;
import mobilenet.image.Interpolation;
import mobilenet.weights.PretrainedConfig;

/**
 * How the origin's own evaluation prepares images.
 *
 * @param interpolation filter of the resize
 * @param cropFraction the centre crop's side over the resized shorter side
 * @param mean of each channel of RGB
 * @param std of each channel of RGB
 */
record Preparation(
    Interpolation interpolation, double cropFraction, List<Double> mean, List<Double> std) {
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);

  /** timm's default; its networks' own differ from it in size, crop and mean. */
  private static final Preparation TIMM =
      new Preparation(Interpolation.BICUBIC, 0.875, IMAGENET_MEAN, IMAGENET_STD);

  /** Of its first weights: shorter side to 256, crop of 224. */
  private static final Preparation TORCHVISION =
      new Preparation(Interpolation.BILINEAR, 0.875, IMAGENET_MEAN, IMAGENET_STD);

  /** Samples from -1 to 1; the resize is the caller's there. */
  private static final Preparation KERAS =
      new Preparation(Interpolation.BILINEAR, 0.875, HALF, HALF);

  static Preparation of(Origins origin) {
    return switch (origin) {
      // torchvision's B0 has timm's weights and resize.
      case TIMM, TORCHVISION_EFFICIENT_NET -> TIMM;
      case TORCHVISION, TORCHVISION_V3 -> TORCHVISION;
      case KERAS, TENSORFLOW -> KERAS;
    };
  }

  /** The network's configuration: what the user said, and else the origin's. */
  PretrainedConfig config(Architecture architecture, ImageChoices choices) {
    int channels = architecture.input().channels();
    int size = choices.size().orElse(architecture.input().size());
    return PretrainedConfig.of(
            new InputShape(channels, size),
            choices.cropFraction().orElse(cropFraction),
            choices.mean().orElse(forChannels(mean, channels)),
            choices.std().orElse(forChannels(std, channels)))
        .withInterpolation(choices.interpolation().orElse(interpolation));
  }

  /** Of other channels than RGB, the mean of the three for each. */
  private static List<Double> forChannels(List<Double> rgb, int channels) {
    double average = rgb.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return channels == rgb.size() ? rgb : Collections.nCopies(channels, average);
  }
}

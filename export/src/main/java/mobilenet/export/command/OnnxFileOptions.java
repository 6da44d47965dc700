package mobilenet.export.command;

import java.util.Optional;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.UsageException;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.OnnxMetadata;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.Opset;
import mobilenet.export.onnx.PixelLayout;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.weights.PretrainedConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an ONNX file is to be like. */
final class OnnxFileOptions {
  @Mixin private ShapeOptions shape = new ShapeOptions();

  @Option(
      names = "--opset",
      paramLabel = "N",
      description =
          "Version of ONNX's operator set, "
              + Opset.OLDEST
              + " to "
              + Opset.NEWEST
              + " (default: 17).")
  private int opset = Opset.DEFAULT.version();

  @Option(names = "--dynamic-size", description = "Images of any size that the network takes.")
  private boolean dynamicSize;

  @Option(
      names = "--with-preprocessing",
      paramLabel = "nhwc|nchw",
      converter = LayoutConverter.class,
      description =
          "Take pixels, uint8 in this order, which the file normalises with the checkpoint's mean"
              + " and std.")
  private Optional<PixelLayout> layout = Optional.empty();

  /** Checks that the options suit each other. */
  void requireSuited() {
    shape.requireSuited();
    opset();
  }

  private Opset opset() {
    try {
      return new Opset(opset);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  /** The image size of a network, at which a file for any size is tried. */
  int size(Network network) {
    return shape.size(network);
  }

  /** How to write a network's file. */
  OnnxOptions of(Network network) {
    int pixels = size(network);
    OnnxOptions options =
        OnnxOptions.of(pixels, pixels)
            .withOpset(opset())
            .withBatch(shape.batch())
            .withTaps(shape.taps(network))
            .withMetadata(
                network
                    .config()
                    .map(config -> OnnxMetadata.of(config, NetworkLabels.of(network), pixels))
                    .orElseGet(() -> OnnxMetadata.of(network.architecture())))
            .withInput(input(network));
    return dynamicSize ? options.withFreeSize() : options;
  }

  /**
   * How to write a network's file as TensorFlow Lite, where that has the same options.
   *
   * @throws UsageException for an option that only ONNX has
   */
  TfLiteOptions ofTfLite(Network network) {
    if (dynamicSize) {
      throw new UsageException(
          "--dynamic-size is for ONNX; TensorFlow Lite files have one image size, see --size");
    }
    if (layout.isPresent() && layout.get() != PixelLayout.NHWC) {
      throw new UsageException(
          "--with-preprocessing nchw is for ONNX; TensorFlow Lite files take nhwc");
    }
    return TfLiteFileOptions.of(network, shape, layout.isPresent());
  }

  private OnnxInput input(Network network) {
    if (layout.isEmpty()) {
      return new OnnxInput.Normalised();
    }
    PretrainedConfig pretrained =
        RequiredConfig.of(network, "--with-preprocessing", "mean and std are");
    return new OnnxInput.Pixels(layout.get(), pretrained.mean(), pretrained.std());
  }
}

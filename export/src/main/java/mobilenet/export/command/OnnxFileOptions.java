package mobilenet.export.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.UsageException;
import mobilenet.export.onnx.Extent;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.OnnxMetadata;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.Opset;
import mobilenet.export.onnx.PixelLayout;
import mobilenet.graph.Taps;
import mobilenet.weights.PretrainedConfig;
import picocli.CommandLine.Option;

/** What an ONNX file is to be like. */
final class OnnxFileOptions {
  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Image size in pixels (default: the checkpoint's or network's own).")
  private Optional<Integer> size = Optional.empty();

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

  @Option(names = "--batch", paramLabel = "N", description = "Images a run (default: 1).")
  private Optional<Integer> batch = Optional.empty();

  @Option(names = "--dynamic-batch", description = "Any number of images a run.")
  private boolean dynamicBatch;

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

  @Option(
      names = "--tap",
      paramLabel = "NAME",
      description = "Feature map to give, too: stem, blocks.2.0, features, embedding, ...")
  private List<String> taps = new ArrayList<>();

  /** Checks that the options suit each other. */
  void requireSuited() {
    Arguments.atLeast(1, "--size", size);
    Arguments.atLeast(1, "--batch", batch);
    if (dynamicBatch && batch.isPresent()) {
      throw new UsageException(
          "--batch and --dynamic-batch exclude each other; a file with any number of images takes "
              + batch.get()
              + " as well");
    }
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
    return size.orElseGet(() -> ImageSizes.of(network));
  }

  /** How to write a network's file. */
  OnnxOptions of(Network network) {
    try {
      Taps.resolve(network.bound().graph(), taps);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--tap: " + e.getMessage());
    }
    int pixels = size(network);
    OnnxOptions options =
        OnnxOptions.of(pixels, pixels)
            .withOpset(opset())
            .withBatch(dynamicBatch ? Extent.any() : Extent.of(batch.orElse(1)))
            .withTaps(taps)
            .withMetadata(
                network
                    .config()
                    .map(OnnxMetadata::of)
                    .orElseGet(() -> OnnxMetadata.of(network.architecture())))
            .withInput(input(network));
    return dynamicSize ? options.withFreeSize() : options;
  }

  private OnnxInput input(Network network) {
    if (layout.isEmpty()) {
      return new OnnxInput.Normalised();
    }
    PretrainedConfig pretrained =
        network
            .config()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--with-preprocessing needs a checkpoint's folder with --model: mean and"
                            + " std are in its config.json"))
            .pretrained();
    return new OnnxInput.Pixels(layout.get(), pretrained.mean(), pretrained.std());
  }
}

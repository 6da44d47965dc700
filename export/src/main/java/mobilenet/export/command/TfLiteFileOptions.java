package mobilenet.export.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.UsageException;
import mobilenet.export.onnx.Extent;
import mobilenet.export.tflite.TfLiteInput;
import mobilenet.export.tflite.TfLiteMetadata;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.graph.Taps;
import mobilenet.weights.PretrainedConfig;
import picocli.CommandLine.Option;

/** What a TensorFlow Lite file is to be like. */
final class TfLiteFileOptions {
  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Image size in pixels (default: the checkpoint's or network's own).")
  private Optional<Integer> size = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "Images a run (default: 1).")
  private Optional<Integer> batch = Optional.empty();

  @Option(
      names = "--dynamic-batch",
      description = "Any number of images a run: the interpreter's input is resized for it.")
  private boolean dynamicBatch;

  @Option(
      names = "--with-preprocessing",
      description =
          "Take pixels, uint8, which the file normalises with the checkpoint's mean and std.")
  private boolean pixels;

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
  }

  /** How to write a network's file. */
  TfLiteOptions of(Network network) {
    try {
      Taps.resolve(network.bound().graph(), taps);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--tap: " + e.getMessage());
    }
    int side = size.orElseGet(() -> ImageSizes.of(network));
    return TfLiteOptions.of(side, side)
        .withBatch(dynamicBatch ? Extent.any() : Extent.of(batch.orElse(1)))
        .withTaps(taps)
        .withMetadata(
            network
                .config()
                .map(TfLiteMetadata::of)
                .orElseGet(() -> TfLiteMetadata.of(network.architecture())))
        .withInput(input(network));
  }

  private TfLiteInput input(Network network) {
    if (!pixels) {
      return new TfLiteInput.Normalised();
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
    return new TfLiteInput.Pixels(pretrained.mean(), pretrained.std());
  }
}

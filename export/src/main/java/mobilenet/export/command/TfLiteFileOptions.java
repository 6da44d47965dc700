package mobilenet.export.command;

import mobilenet.cli.NetworkOptions.Network;
import mobilenet.export.tflite.TfLiteInput;
import mobilenet.export.tflite.TfLiteMetadata;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.weights.PretrainedConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a TensorFlow Lite file is to be like. */
final class TfLiteFileOptions {
  @Mixin private ShapeOptions shape = new ShapeOptions();

  @Option(
      names = "--with-preprocessing",
      description =
          "Take pixels, uint8, which the file normalises with the checkpoint's mean and std.")
  private boolean pixels;

  /** Checks that the options suit each other. */
  void requireSuited() {
    shape.requireSuited();
  }

  /** How to write a network's file. */
  TfLiteOptions of(Network network) {
    return of(network, shape, pixels);
  }

  /**
   * How to write a network's file.
   *
   * @param shape of its images and outputs
   * @param pixels whether it takes samples
   */
  static TfLiteOptions of(Network network, ShapeOptions shape, boolean pixels) {
    int side = shape.size(network);
    return TfLiteOptions.of(side, side)
        .withBatch(shape.batch())
        .withTaps(shape.taps(network))
        .withMetadata(
            network
                .config()
                .map(config -> TfLiteMetadata.of(config, NetworkLabels.of(network)))
                .orElseGet(() -> TfLiteMetadata.of(network.architecture())))
        .withInput(pixels ? pixels(network) : new TfLiteInput.Normalised());
  }

  private static TfLiteInput pixels(Network network) {
    PretrainedConfig pretrained =
        RequiredConfig.of(network, "--with-preprocessing", "mean and std are");
    return new TfLiteInput.Pixels(pretrained.mean(), pretrained.std());
  }
}

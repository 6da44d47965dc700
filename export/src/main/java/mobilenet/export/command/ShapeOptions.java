package mobilenet.export.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.UsageException;
import mobilenet.export.form.Extent;
import mobilenet.graph.Taps;
import picocli.CommandLine.Option;

/** How large the inputs of a file are, and which feature maps it gives, in whichever format. */
final class ShapeOptions {
  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Image size in pixels (default: the checkpoint's or network's own).")
  private Optional<Integer> size = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "Images a run (default: 1).")
  private Optional<Integer> batch = Optional.empty();

  @Option(
      names = "--dynamic-batch",
      description =
          "Any number of images a run. In TensorFlow Lite, the interpreter's input is resized for"
              + " it.")
  private boolean dynamicBatch;

  @Option(
      names = "--tap",
      paramLabel = "NAME",
      description = "Feature map to give, too: stem, blocks.2.0, features, embedding, ...")
  private List<String> taps = new ArrayList<>();

  /** Checks that the options suit each other. */
  void requireSuited() {
    Arguments.imageSize(size);
    Arguments.atLeast(1, "--batch", batch);
    if (dynamicBatch && batch.isPresent()) {
      throw new UsageException(
          "--batch and --dynamic-batch exclude each other; a file with any number of images takes "
              + batch.get()
              + " as well");
    }
  }

  /** The image size of a network. */
  int size(Network network) {
    return size.orElseGet(() -> ImageSizes.of(network));
  }

  Extent batch() {
    return dynamicBatch ? Extent.any() : Extent.of(batch.orElse(1));
  }

  /**
   * The feature maps.
   *
   * @throws UsageException if the network lacks one
   */
  List<String> taps(Network network) {
    try {
      Taps.resolve(network.bound().graph(), taps);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--tap: " + e.getMessage());
    }
    return taps;
  }
}

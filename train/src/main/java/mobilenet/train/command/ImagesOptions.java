package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import picocli.CommandLine.Option;

/** Which images are learnt from, and which of them are held out. */
public final class ImagesOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Class folders of images, the IDX files of (Fashion-)MNIST, WebDataset tar shards or"
              + " Parquet files; the training split is used.")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--hold-out",
      paramLabel = "FRACTION",
      description = "Part of the training images to choose by (default: 0.1).")
  private double holdOut = 0.1;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only N training images, the same share of every class.")
  private Optional<Integer> limit = Optional.empty();

  /**
   * Checks what does not depend on the data, before that is opened.
   *
   * @throws UsageException if there is no directory, or for a number out of range
   */
  public void check() {
    directory();
    if (!(holdOut > 0 && holdOut < 1)) {
      throw new UsageException("--hold-out must be between 0 and 1, given " + holdOut);
    }
    Arguments.atLeast(1, "--limit", limit);
  }

  /**
   * Where the images are.
   *
   * @throws UsageException if it is not said
   */
  public Path directory() {
    return directory.orElseThrow(
        () -> new UsageException("--data DIR is missing: the images to learn from"));
  }

  /**
   * The images of the test split.
   *
   * @throws DatasetException if the data has no splits: the test images would be those learnt
   */
  public ImageDataset openTest() throws IOException {
    ImageDataset test = ImageDatasets.open(directory(), Split.TEST);
    if (test.origin().isPresent() && test.origin().get().split().isEmpty()) {
      throw new DatasetException(
          directory()
              + " has no splits, so that the test images would be those that are learnt; move"
              + " them to train/ and test/");
    }
    return test;
  }

  /** Fraction of the images that are held out, between 0 and 1. */
  public double holdOut() {
    return holdOut;
  }

  /** How many images are used, at least 1; all where it is empty. */
  public Optional<Integer> limit() {
    return limit;
  }
}

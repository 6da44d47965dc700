package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.train.loader.TrainingData;
import mobilenet.train.trainer.TrainingException;
import picocli.CommandLine.Option;

/** What to train on. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Class folders of pictures, the IDX files of (Fashion-)MNIST, WebDataset tar shards or"
              + " Parquet files; the training split is used.")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--hold-out",
      paramLabel = "FRACTION",
      description = "Part of the training pictures to choose by (default: 0.1).")
  double holdOut = 0.1;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only N training pictures, the same share of every class.")
  Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--class-names",
      paramLabel = "FILE",
      description = "Names for the checkpoint's labels, one a line, where the data has none.")
  private Optional<Path> classNames = Optional.empty();

  /** The pictures of the training split. */
  ImageDataset open() throws IOException {
    Path data = directory();
    if (!(holdOut > 0 && holdOut < 1)) {
      throw new UsageException("--hold-out must be between 0 and 1, given " + holdOut);
    }
    ImageDataset dataset = ImageDatasets.open(data, Split.TRAIN);
    TrainingData.check(dataset, data);
    return dataset;
  }

  /** The pictures of the test split. */
  ImageDataset openTest() throws IOException {
    return ImageDatasets.open(directory(), Split.TEST);
  }

  private Path directory() {
    return directory.orElseThrow(
        () -> new UsageException("--data DIR is missing: the pictures to learn from"));
  }

  /** Names for the classes of a data set. */
  List<String> classNames(ImageDataset dataset) throws IOException {
    if (classNames.isEmpty()) {
      return dataset.classNames();
    }
    List<String> names =
        Files.readAllLines(classNames.get()).stream().filter(line -> !line.isBlank()).toList();
    int expected = dataset.classNames().size();
    if (names.size() != expected) {
      throw new TrainingException(
          classNames.get()
              + ": expected a name for each of the "
              + expected
              + " classes, found "
              + names.size());
    }
    return names;
  }
}

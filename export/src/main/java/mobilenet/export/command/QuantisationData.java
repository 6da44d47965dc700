package mobilenet.export.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.ImageNames;
import mobilenet.data.LabelledImage;
import mobilenet.data.Split;
import mobilenet.data.command.FoundData;
import mobilenet.data.command.SplitName;
import mobilenet.image.ImageDecoder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From which images ranges are taken, and on which accuracy is measured. */
final class QuantisationData {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data set: its training split calibrates, its test split is what --report measures.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--calibration",
      paramLabel = "DIR",
      description =
          "Data set, or folder of images alone, to calibrate with (default: the training split of"
              + " --data).")
  private Optional<Path> calibration = Optional.empty();

  @Option(
      names = "--images",
      paramLabel = "N",
      description = "Images to calibrate with (default: 256).")
  private int images = 256;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Split that --report measures: train, test or val (default: test).")
  private String split = Split.TEST.cliName();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Measure only N images, the same share of every class.")
  private Optional<Integer> limit = Optional.empty();

  /** Checks the numbers. */
  void requireSuited() {
    Arguments.atLeast(1, "--images", images);
    Arguments.atLeast(1, "--limit", limit);
  }

  /** Images that calibrate, the same ones each time. */
  List<LabelledImage> calibration() throws IOException {
    if (calibration.isEmpty() && data.isEmpty()) {
      throw new UsageException(
          "--kind int8 needs images to take ranges from: give a data set with --data, or a folder of"
              + " images with --calibration");
    }
    return calibration.isPresent()
        ? ofFolder(calibration.get())
        : LabelledData.chosen(open(data.orElseThrow(), Split.TRAIN), images);
  }

  private ImageDataset open(Path place, Split part) throws IOException {
    ImageDataset dataset = ImageDatasets.open(place, part);
    FoundData.print(dataset, spec.commandLine().getErr());
    return dataset;
  }

  /** A picture beside the folders of a data set must not stand for all of it. */
  private List<LabelledImage> ofFolder(Path place) throws IOException {
    try {
      return LabelledData.chosen(open(place, Split.TRAIN), images);
    } catch (DatasetException e) {
      List<LabelledImage> loose = hasSplit(place) ? List.of() : loose(place);
      if (loose.isEmpty()) {
        throw e;
      }
      int count = Math.min(images, loose.size());
      return IntStream.range(0, count)
          .mapToObj(i -> loose.get((int) ((long) i * loose.size() / count)))
          .toList();
    }
  }

  /** Whether it is a data set, though perhaps not one with a training split. */
  private static boolean hasSplit(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .anyMatch(entry -> Split.named(String.valueOf(entry.getFileName())).isPresent());
    }
  }

  /** Images that lie in a folder itself, without folders of classes. */
  private static List<LabelledImage> loose(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    ImageDecoder decoder = new ImageDecoder();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> ImageNames.isImage(file) && Files.isRegularFile(file))
          .sorted()
          .map(file -> new LabelledImage(file.toString(), 0, () -> decoder.decode(file)))
          .toList();
    }
  }

  /** The data set to measure. */
  ImageDataset evaluation() throws IOException {
    Path place =
        data.orElseThrow(
            () -> new UsageException("--report needs labelled images to measure: give --data"));
    return open(place, SplitName.parse(split));
  }

  /** How many of its images to measure. */
  int limit() {
    return limit.orElse(Integer.MAX_VALUE);
  }
}

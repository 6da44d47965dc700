package mobilenet.export.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.data.ClassShares;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.LabelledImage;
import mobilenet.data.Split;
import mobilenet.data.command.FoundData;
import mobilenet.data.command.SplitName;
import mobilenet.evaluation.LabelMapping;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Images on which files are compared. */
final class LabelledData {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data set.")
  private Path data = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Which part of it: train, test or val (default: test).")
  private String split = Split.TEST.cliName();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only N images, the same share of every class.")
  private Optional<Integer> limit = Optional.empty();

  /** Checks the numbers. */
  void check() {
    Arguments.atLeast(1, "--limit", limit);
  }

  /** Says on standard error what was found. */
  ImageDataset open() throws IOException {
    ImageDataset dataset = ImageDatasets.open(data, SplitName.parse(split));
    FoundData.print(dataset, spec.commandLine().getErr());
    return dataset;
  }

  /** Those of a data set that are compared. */
  List<LabelledImage> chosen(ImageDataset dataset) {
    return chosen(dataset, limit.orElse(Integer.MAX_VALUE));
  }

  /** At most so many images of a data set, the same share of every class. */
  static List<LabelledImage> chosen(ImageDataset dataset, int most) {
    return Arrays.stream(ClassShares.choose(dataset, most)).mapToObj(dataset::get).toList();
  }

  /**
   * Checks of a network what {@link #mapping} needs, before data are opened for it.
   *
   * @throws IllegalArgumentException if it is no classifier, or its checkpoint has names of others
   */
  static void requireLabels(Network network) {
    network.architecture().requireClassifier();
    NetworkLabels.of(network);
  }

  /**
   * Which output of a network stands for which class of a data set.
   *
   * @throws IllegalArgumentException if the network is no classifier, has other classes, or its
   *     checkpoint has names of others
   */
  static LabelMapping mapping(Network network, ImageDataset dataset) {
    network.architecture().requireClassifier();
    return LabelMapping.of(
        dataset.classNames(), NetworkLabels.of(network), network.architecture().classes());
  }
}

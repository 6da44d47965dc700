package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.data.command.FoundData;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.LabelShare;
import mobilenet.data.loader.LostClasses;
import mobilenet.data.loader.Selection;
import mobilenet.data.loader.TrainingData;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What to train on. */
final class DataOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ImagesOptions images = new ImagesOptions();

  @Option(
      names = "--class-names",
      paramLabel = "FILE",
      description = "Names for the checkpoint's labels, one a line, where the data has none.")
  private Optional<Path> classNames = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "SHARE",
      description =
          "Learn from the labels of this share of the images that are not held out, the same of"
              + " every class (default: 1).")
  private double labels = 1;

  @Option(
      names = "--labels-seed",
      paramLabel = "N",
      description = "Of the choice of --labels (default: 0).")
  private long labelsSeed = LabelShare.SEED;

  /**
   * Checks what does not depend on the data, before that is opened.
   *
   * @throws UsageException if there is no directory, or for a number out of range
   */
  void check() {
    images.check();
    if (!(labels > 0 && labels <= 1)) {
      throw new UsageException("--labels must be above 0 up to 1, given " + labels);
    }
  }

  /** Where the images are. */
  Path directory() {
    return images.directory();
  }

  /** The images of the training split; says on standard error what was found. */
  ImageDataset open() throws IOException {
    Path data = images.directory();
    ImageDataset dataset = ImageDatasets.open(data, Split.TRAIN);
    FoundData.print(dataset, spec.commandLine().getErr());
    TrainingData.check(dataset, data);
    return dataset;
  }

  /**
   * The images of the test split; says on standard error what was found.
   *
   * @throws mobilenet.data.DatasetException if the data has no splits
   */
  ImageDataset openTest() throws IOException {
    ImageDataset test = images.openTest();
    FoundData.print(test, spec.commandLine().getErr());
    return test;
  }

  /** The images that are learnt from, and those held out. */
  HoldOut parts(ImageDataset dataset) {
    Selection all = HoldOut.limited(dataset, images.limit());
    HoldOut divided = HoldOut.of(dataset, all, images.holdOut(), HoldOut.TRAINING_SEED);
    HoldOut parts = new HoldOut(share(dataset, divided).labelled(), divided.validation());
    if (parts.validation().size() == 0) {
      throw nothingHeldOut(dataset, all);
    }
    long learnt = parts.training().stream().map(i -> dataset.get(i).label()).distinct().count();
    if (learnt < 2) {
      throw new UsageException(
          "--limit "
              + all.size()
              + " and --hold-out "
              + images.holdOut()
              + " leave images of one class to learn from; training needs at least two: raise"
              + " --limit or lower --hold-out");
    }
    int limit = images.limit().orElse(dataset.size());
    LostClasses.sentence(dataset, all, limit)
        .ifPresent(
            sentence -> {
              throw new UsageException(sentence);
            });
    return parts;
  }

  /** Images that are neither held out nor learnt from with their labels. */
  Selection rest(ImageDataset dataset) {
    Selection all = HoldOut.limited(dataset, images.limit());
    HoldOut divided = HoldOut.of(dataset, all, images.holdOut(), HoldOut.TRAINING_SEED);
    return share(dataset, divided).rest();
  }

  private LabelShare share(ImageDataset dataset, HoldOut divided) {
    return LabelShare.of(dataset, divided.training(), labels, labelsSeed);
  }

  private UsageException nothingHeldOut(ImageDataset dataset, Selection all) {
    // The share of one image, in hundredths, rounded up.
    double least = Math.ceil(100.0 / all.size()) / 100;
    boolean possible =
        least < 1 && HoldOut.of(dataset, all, least, HoldOut.TRAINING_SEED).validation().size() > 0;
    return new UsageException(
        "nothing is held out to choose the best epoch by: --hold-out "
            + images.holdOut()
            + " of "
            + all.size()
            + (all.size() == 1 ? " image" : " images")
            + (possible
                ? " is none; raise it to " + least + " or more, or give more images"
                : " is none, as every class keeps one to learn from; give more images")
            + (images.limit().isPresent() ? " (a higher --limit)" : ""));
  }

  /** Names for the classes of a data set. */
  List<String> classNames(ImageDataset dataset) throws IOException {
    if (classNames.isEmpty()) {
      return dataset.classNames();
    }
    return ClassNamesOption.read(classNames.get(), dataset.classNames());
  }
}

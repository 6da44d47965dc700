package mobilenet.search.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.data.DatasetException;
import mobilenet.data.DatasetFingerprint;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.LostClasses;
import mobilenet.data.loader.Selection;
import mobilenet.data.loader.TrainingData;

/**
 * Images of the training split in two parts: those that are learnt from, and those held out, by
 * which networks are compared. The test split is for the network that is chosen in the end.
 *
 * @param dataset all of them
 * @param parts the division, the same as that of {@code train}
 * @param description what tells it from other data and other divisions, in words
 */
public record TrainingImages(ImageDataset dataset, HoldOut parts, String description) {

  /**
   * Opens a data set.
   *
   * @param directory class folders, IDX files, shards or Parquet files
   * @param holdOut part held out, between 0 and 1
   * @param limit most images, if not all
   * @throws DatasetException if there are too few to train on, or none to hold out
   */
  public static TrainingImages open(Path directory, double holdOut, Optional<Integer> limit)
      throws IOException {
    ImageDataset dataset = ImageDatasets.open(directory, Split.TRAIN);
    TrainingData.check(dataset, directory);
    Selection limited = HoldOut.limited(dataset, limit);
    HoldOut parts = HoldOut.of(dataset, limited, holdOut, HoldOut.TRAINING_SEED);
    long learnt =
        parts.training().stream().map(image -> dataset.get(image).label()).distinct().count();
    if (parts.validation().size() == 0 || learnt < 2) {
      throw new DatasetException(
          directory
              + ": of "
              + (parts.training().size() + parts.validation().size())
              + " images, "
              + parts.validation().size()
              + " would be held out, and those of "
              + learnt
              + " classes learnt from; networks need images held out, and two classes: raise the"
              + " limit or change the part held out");
    }
    Optional<String> lost = LostClasses.sentence(dataset, limited, limit.orElse(dataset.size()));
    if (lost.isPresent()) {
      throw new DatasetException(directory + ": " + lost.get());
    }
    String description =
        DatasetFingerprint.of(dataset)
            + ", "
            + parts.training().size()
            + " learnt from, "
            + parts.validation().size()
            + " held out";
    return new TrainingImages(dataset, parts, description);
  }
}

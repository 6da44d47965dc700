package mobilenet.data.loader;

import java.nio.file.Path;
import java.util.List;
import mobilenet.data.DatasetException;
import mobilenet.data.DatasetOrigin;
import mobilenet.data.ImageDataset;

/** Checks that a data set can be learned from: mistakes that training would hide for hours. */
public final class TrainingData {
  private TrainingData() {}

  private static String unread(ImageDataset dataset) {
    List<String> unread = dataset.origin().map(DatasetOrigin::unread).orElse(List.of());
    return unread.isEmpty()
        ? ""
        : ": the images in "
            + String.join(", ", unread)
            + " are of kinds that are not read, convert them to png or jpg";
  }

  /**
   * Checks a data set before training.
   *
   * @param directory where it is, for messages
   * @throws DatasetException if it has no images, images of one class only, or a class folder
   *     without images
   */
  public static void check(ImageDataset dataset, Path directory) throws DatasetException {
    if (dataset.size() == 0) {
      throw new DatasetException(
          directory + " has no images; training needs images of at least two classes");
    }
    if (!dataset.emptyClasses().isEmpty()) {
      throw new DatasetException(
          "class folder "
              + String.join(", ", dataset.emptyClasses())
              + " of "
              + directory
              + " has no images for training, and the folders of every split are classes; remove it"
              + " from all of them or add some"
              + unread(dataset));
    }
    int first = dataset.get(0).label();
    for (int i = 1; i < dataset.size(); i++) {
      if (dataset.get(i).label() != first) {
        return;
      }
    }
    throw new DatasetException(
        directory
            + " has one class, "
            + dataset.classNames().get(first)
            + "; training needs at least two");
  }
}

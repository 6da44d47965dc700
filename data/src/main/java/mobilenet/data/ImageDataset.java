package mobilenet.data;

import java.util.List;
import java.util.Optional;

/** A list of labelled images in a fixed order. May be read by any number of threads. */
public interface ImageDataset {

  /** Number of images, at least 1. */
  int size();

  /** Where it comes from and what was passed over; empty for a data set that is made up. */
  default Optional<DatasetOrigin> origin() {
    return Optional.empty();
  }

  /** Names of the classes; a label is an index into it. The same for every split. */
  List<String> classNames();

  /**
   * Classes that are meant to be but have no image in this split, by folders: what a network cannot
   * learn. Empty for formats in which a class is only known by its images or a list.
   */
  default List<String> emptyClasses() {
    return List.of();
  }

  /**
   * One image, not yet decoded.
   *
   * @param index 0 to {@link #size()} − 1
   * @throws IndexOutOfBoundsException for another index
   */
  LabelledImage get(int index);

  /**
   * One image as it is stored, to tell data sets apart; empty where there is nothing stored.
   *
   * @param index 0 to {@link #size()} − 1
   * @throws IndexOutOfBoundsException for another index
   */
  default Optional<StoredImage> stored(int index) {
    return Optional.empty();
  }
}

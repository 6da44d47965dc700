package mobilenet.data;

import java.util.List;
import java.util.Optional;

/** A list of labelled images in a fixed order. Thread-safe. */
public interface ImageDataset {

  /** Number of images, at least 1. */
  int size();

  /** Where it comes from and what was skipped; empty for a synthetic data set. */
  default Optional<DatasetOrigin> origin() {
    return Optional.empty();
  }

  /** Names of the classes, of which a label is an index. They are the same for every split. */
  List<String> classNames();

  /**
   * Classes that have a folder but no image in this split, so that a network cannot learn them.
   * Empty for formats without class folders.
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
   * One image as it is stored, for comparing data sets; empty if it is not stored.
   *
   * @param index 0 to {@link #size()} − 1
   * @throws IndexOutOfBoundsException for another index
   */
  default Optional<StoredImage> stored(int index) {
    return Optional.empty();
  }
}

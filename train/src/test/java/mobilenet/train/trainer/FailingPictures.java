package mobilenet.train.trainer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredPicture;

/**
 * Pictures some of which cannot be loaded, for as long as a test wants it.
 *
 * @param dataset that has them all
 * @param obstacle what is in the way of a picture
 */
record FailingPictures(ImageDataset dataset, Obstacle obstacle) implements ImageDataset {
  /** Throws where a picture is not to be loaded. */
  @FunctionalInterface
  interface Obstacle {
    void meet(int index, LabelledImage image) throws IOException;
  }

  /**
   * Pictures some of which cannot be read.
   *
   * @param gone which, by their indices
   */
  static FailingPictures unreadable(ImageDataset dataset, IntPredicate gone) {
    return new FailingPictures(
        dataset,
        (index, image) -> {
          if (gone.test(index)) {
            throw new IOException(image.name() + " is empty; expected a picture");
          }
        });
  }

  /**
   * Pictures for which there is no memory.
   *
   * @param full whether the heap is
   */
  static FailingPictures exhausting(ImageDataset dataset, BooleanSupplier full) {
    return new FailingPictures(
        dataset,
        (index, image) -> {
          if (full.getAsBoolean()) {
            throw new OutOfMemoryError("Java heap space");
          }
        });
  }

  @Override
  public int size() {
    return dataset.size();
  }

  @Override
  public List<String> classNames() {
    return dataset.classNames();
  }

  @Override
  public Optional<StoredPicture> stored(int index) {
    return dataset.stored(index);
  }

  @Override
  public LabelledImage get(int index) {
    LabelledImage image = dataset.get(index);
    return new LabelledImage(
        image.name(),
        image.label(),
        () -> {
          obstacle.meet(index, image);
          return image.load();
        });
  }
}

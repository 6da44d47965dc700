package mobilenet.train.trainer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredImage;

/**
 * Images some of which cannot be loaded, for as long as a test wants it.
 *
 * @param dataset that has them all
 * @param obstacle what is in the way of an image
 */
record FailingImages(ImageDataset dataset, Obstacle obstacle) implements ImageDataset {
  /** Throws where an image is not to be loaded. */
  @FunctionalInterface
  interface Obstacle {
    void meet(int index, LabelledImage image) throws IOException;
  }

  /**
   * Images some of which cannot be read.
   *
   * @param gone which, by their indices
   */
  static FailingImages unreadable(ImageDataset dataset, IntPredicate gone) {
    return new FailingImages(
        dataset,
        (index, image) -> {
          if (gone.test(index)) {
            throw new IOException(image.name() + " is empty; expected an image");
          }
        });
  }

  /**
   * Images for which there is no memory.
   *
   * @param full whether the heap is
   */
  static FailingImages exhausting(ImageDataset dataset, BooleanSupplier full) {
    return new FailingImages(
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
  public Optional<StoredImage> stored(int index) {
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

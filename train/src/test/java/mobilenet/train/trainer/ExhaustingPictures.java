package mobilenet.train.trainer;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredPicture;

/**
 * Pictures for which there is no memory, for as long as {@code full} says so.
 *
 * @param dataset that has them all
 * @param full whether the heap is
 */
record ExhaustingPictures(ImageDataset dataset, BooleanSupplier full) implements ImageDataset {
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
          if (full.getAsBoolean()) {
            throw new OutOfMemoryError("Java heap space");
          }
          return image.load();
        });
  }
}

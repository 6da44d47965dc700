package mobilenet.train.trainer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredPicture;

/**
 * Pictures some of which cannot be read, for as long as {@code gone} says so.
 *
 * @param dataset that has them all
 * @param gone which, by their indices
 */
record FailingPictures(ImageDataset dataset, IntPredicate gone) implements ImageDataset {
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
          if (gone.test(index)) {
            throw new IOException(image.name() + " is empty; expected a picture");
          }
          return image.load();
        });
  }
}

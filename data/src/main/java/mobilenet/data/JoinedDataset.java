package mobilenet.data;

import java.util.List;
import java.util.Optional;

/**
 * A data set with images of another one behind its own. Of those, no label is known: what {@link
 * #get} says of them is 0, and is to be read by nobody.
 *
 * @param labelled whose classes count
 * @param pool the others; its classes do not count
 */
public record JoinedDataset(ImageDataset labelled, ImageDataset pool) implements ImageDataset {
  @Override
  public int size() {
    return Math.addExact(labelled.size(), pool.size());
  }

  @Override
  public List<String> classNames() {
    return labelled.classNames();
  }

  @Override
  public LabelledImage get(int index) {
    if (index < labelled.size()) {
      return labelled.get(index);
    }
    LabelledImage image = pool.get(index - labelled.size());
    return new LabelledImage(image.name(), 0, image.source());
  }

  @Override
  public Optional<StoredImage> stored(int index) {
    return index < labelled.size() ? labelled.stored(index) : pool.stored(index - labelled.size());
  }
}

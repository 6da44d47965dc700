package mobilenet.train.trainer;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.data.ImageDataset;
import mobilenet.data.StoredImage;
import mobilenet.data.loader.Selection;
import mobilenet.file.Sha256;

/** Images of a pool that are held out of the training data, too, wherever they lie. */
public final class HeldOutCopies {
  private HeldOutCopies() {}

  /**
   * Names of the images of a pool whose bytes are those of an image that is held out. Images are
   * read only where others have their size. One that cannot be read is no copy: nothing can be
   * learnt from it.
   */
  public static List<String> in(Pool pool, RunPlan plan) {
    Set<Long> sizes = sizes(plan.validation(), plan.validationPart());
    sizes.retainAll(sizes(pool.images(), pool.part()));
    Set<String> heldOut =
        plan.validationPart().stream()
            .mapToObj(image -> hash(plan.validation(), image, sizes))
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(HashSet::new));
    return pool.part().stream()
        .distinct()
        .filter(image -> hash(pool.images(), image, sizes).filter(heldOut::contains).isPresent())
        .mapToObj(image -> pool.images().get(image).name())
        .toList();
  }

  private static Set<Long> sizes(ImageDataset images, Selection part) {
    return part.stream()
        .mapToObj(images::stored)
        .flatMap(Optional::stream)
        .map(StoredImage::size)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Optional<String> hash(ImageDataset images, int image, Set<Long> sizes) {
    Optional<StoredImage> stored = images.stored(image).filter(of -> sizes.contains(of.size()));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = stored.get().content().read();
      // All that are empty would be the same, and none of them is an image.
      return bytes.length == 0 ? Optional.empty() : Optional.of(Sha256.of(bytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

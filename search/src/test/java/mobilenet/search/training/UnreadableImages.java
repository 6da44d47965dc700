package mobilenet.search.training;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;

/**
 * Images some of which cannot be read.
 *
 * @param whole has them all
 * @param gone those that cannot, by their indices
 */
public record UnreadableImages(ImageDataset whole, Set<Integer> gone) implements ImageDataset {
  /** Copies. */
  public UnreadableImages {
    gone = Set.copyOf(gone);
  }

  /** The same trainings without some images. */
  static CandidateRecipe of(CandidateRecipe recipe, Set<Integer> gone) {
    TrainingImages images = recipe.images();
    return new CandidateRecipe(
        recipe.recipe(),
        new TrainingImages(
            new UnreadableImages(images.dataset(), gone), images.parts(), images.description()));
  }

  @Override
  public int size() {
    return whole.size();
  }

  @Override
  public List<String> classNames() {
    return whole.classNames();
  }

  @Override
  public LabelledImage get(int index) {
    LabelledImage image = whole.get(index);
    return gone.contains(index)
        ? new LabelledImage(
            image.name(),
            image.label(),
            () -> {
              throw new IOException(image.name() + " is empty; expected an image");
            })
        : image;
  }
}

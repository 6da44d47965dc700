package mobilenet.train.trainer;

import java.util.List;
import java.util.Optional;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredImage;

/** A data set of which one image shows something else, under the same name and of the same size. */
final class ChangedImage {
  private ChangedImage() {}

  static ImageDataset of(ImageDataset dataset, int index) {
    return new ImageDataset() {
      @Override
      public int size() {
        return dataset.size();
      }

      @Override
      public List<String> classNames() {
        return dataset.classNames();
      }

      @Override
      public LabelledImage get(int asked) {
        LabelledImage image = dataset.get(asked);
        return asked == index
            ? new LabelledImage(
                image.name(),
                image.label(),
                () -> image.load().mirrored().toGrey().window(2, 2, 24, 24))
            : image;
      }

      @Override
      public Optional<StoredImage> stored(int asked) {
        return dataset.stored(asked);
      }
    };
  }
}

package mobilenet.export.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import mobilenet.data.LabelledImage;
import mobilenet.export.quantise.Images;
import mobilenet.image.Preprocessing;

/**
 * Images of a data set as the network takes them, decoded each time that they are needed.
 *
 * @param images what to decode
 * @param preprocessing of the checkpoint
 * @param step is told of each image, on any thread
 */
record PreparedImages(List<LabelledImage> images, Preprocessing preprocessing, Runnable step)
    implements Images {
  /** Copies. */
  PreparedImages {
    images = List.copyOf(images);
  }

  @Override
  public int count() {
    return images.size();
  }

  @Override
  public int height() {
    return preprocessing.height();
  }

  @Override
  public int width() {
    return preprocessing.width();
  }

  @Override
  public float[] get(int index) {
    try {
      float[] input = preprocessing.apply(images.get(index).load());
      step.run();
      return input;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name(int index) {
    return images.get(index).name();
  }

  /** The same images, told to somebody else. */
  PreparedImages withStep(Runnable step) {
    return new PreparedImages(images, preprocessing, step);
  }
}

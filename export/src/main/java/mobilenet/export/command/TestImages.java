package mobilenet.export.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.data.LabelledImage;
import mobilenet.evaluation.Evaluation.Failure;
import mobilenet.evaluation.LabelMapping;
import mobilenet.image.ImageFormatException;
import mobilenet.image.Preprocessing;

/**
 * Images on which files are measured. All files are shown the same ones: what cannot be read is
 * left out for each of them.
 *
 * @param images of a data set
 * @param mapping which outputs stand for its classes
 * @param preprocessing of the checkpoint
 * @param step is told of each image, whether it can be read or not
 */
record TestImages(
    List<LabelledImage> images, LabelMapping mapping, Preprocessing preprocessing, Runnable step) {
  /** Copies. */
  TestImages {
    images = List.copyOf(images);
  }

  /** Is shown images. */
  @FunctionalInterface
  interface Viewer {
    /**
     * Looks at one.
     *
     * @param image as the network takes it
     * @param label index of the output of its class
     * @throws IOException if a file cannot answer, which ends the measurement
     */
    void look(float[] image, int label) throws IOException;
  }

  /**
   * Shows one after the other.
   *
   * @return those that cannot be read
   */
  List<Failure> show(Viewer viewer) throws IOException {
    List<Failure> failed = new ArrayList<>();
    for (LabelledImage image : images) {
      Optional<float[]> input = read(image, failed);
      if (input.isPresent()) {
        viewer.look(input.get(), mapping.outputs().get(image.label()));
      }
      step.run();
    }
    return failed;
  }

  private Optional<float[]> read(LabelledImage image, List<Failure> failed) {
    try {
      return Optional.of(preprocessing.apply(image.load()));
    } catch (IOException e) {
      failed.add(failure(image, e));
    } catch (OutOfMemoryError e) {
      // It could be decoded, but there was not enough memory to resize it.
      failed.add(failure(image, ImageFormatException.outOfMemory(image.name(), e)));
    }
    return Optional.empty();
  }

  private static Failure failure(LabelledImage image, IOException e) {
    return new Failure(image.name(), image.unreadable(e));
  }
}

package mobilenet;

import java.io.IOException;
import java.util.List;

/** The result for one of several images. */
public sealed interface ImageResult {

  /** Name of the image. */
  String image();

  /**
   * The most probable classes.
   *
   * @throws IOException if the image could not be read
   * @throws NonFiniteOutputException if the network answered with NaN or infinity
   */
  List<Prediction> orElseThrow() throws IOException;

  /**
   * An image with an answer.
   *
   * @param image its name
   * @param top most probable class first
   */
  record Classified(String image, List<Prediction> top) implements ImageResult {
    /** Copies. */
    public Classified {
      top = List.copyOf(top);
    }

    @Override
    public List<Prediction> orElseThrow() {
      return top;
    }
  }

  /**
   * A file that is missing, damaged or not an image.
   *
   * @param image its name
   * @param cause says in one sentence what is wrong, and names the image
   */
  record Unreadable(String image, IOException cause) implements ImageResult {
    @Override
    public List<Prediction> orElseThrow() throws IOException {
      throw cause;
    }
  }

  /**
   * An image that the network answers with NaN or infinity.
   *
   * @param image its name
   * @param cause says in one sentence what is wrong
   */
  record Unanswered(String image, NonFiniteOutputException cause) implements ImageResult {
    @Override
    public List<Prediction> orElseThrow() {
      throw cause;
    }
  }
}

package mobilenet;

import java.io.IOException;
import java.util.List;

/** What became of one image of several. */
public sealed interface ImageResult {

  /** Name of the image. */
  String image();

  /**
   * The most probable classes.
   *
   * @throws IOException why there are none
   * @throws NonFiniteOutputException if the network's answer was no numbers
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
   * An image that is missing, damaged or none.
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
   * An image that the network answers with no numbers.
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

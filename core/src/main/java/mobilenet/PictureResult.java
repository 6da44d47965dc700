package mobilenet;

import java.io.IOException;
import java.util.List;

/** What became of one picture of several. */
public sealed interface PictureResult {

  /** Name of the picture. */
  String picture();

  /**
   * The most probable classes.
   *
   * @throws IOException why there are none
   * @throws NonFiniteOutputException if the network's answer was no numbers
   */
  List<Prediction> orElseThrow() throws IOException;

  /**
   * A picture with an answer.
   *
   * @param picture its name
   * @param top most probable class first
   */
  record Classified(String picture, List<Prediction> top) implements PictureResult {
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
   * A picture that is missing, damaged or none.
   *
   * @param picture its name
   * @param cause says in one sentence what is wrong, and names the picture
   */
  record Unreadable(String picture, IOException cause) implements PictureResult {
    @Override
    public List<Prediction> orElseThrow() throws IOException {
      throw cause;
    }
  }

  /**
   * A picture that the network answers with no numbers.
   *
   * @param picture its name
   * @param cause says in one sentence what is wrong
   */
  record Unanswered(String picture, NonFiniteOutputException cause) implements PictureResult {
    @Override
    public List<Prediction> orElseThrow() {
      throw cause;
    }
  }
}

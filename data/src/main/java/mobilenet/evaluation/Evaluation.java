package mobilenet.evaluation;

import java.util.List;

/**
 * Accuracy on a data set.
 *
 * @param images images that were classified; failed ones are not among them
 * @param top1 fraction of them whose class was the most probable one, 0 to 1
 * @param top5 fraction of them whose class was among the five most probable ones
 * @param imagesPerSecond speed, decoding and preprocessing included
 * @param failed images that could not be read
 */
public record Evaluation(
    int images, double top1, double top5, double imagesPerSecond, List<Failure> failed) {
  /** Copies. */
  public Evaluation {
    failed = List.copyOf(failed);
  }

  /**
   * An image that could not be read.
   *
   * @param image its name
   * @param error why
   */
  public record Failure(String image, String error) {}
}

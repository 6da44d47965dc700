package mobilenet.train.trainer;

import java.util.List;

/**
 * How a run ended.
 *
 * @param completed whether all epochs are done; otherwise it was interrupted and can be resumed
 * @param epochs done
 * @param bestTop1 best accuracy on the validation images, −1 before the first epoch
 * @param seconds of training and validation, over all parts of the run
 * @param times where this part's time went
 * @param failed names and reasons of images that could not be read
 * @param unwritten a sentence for each file beside the weights that could not be written; a run
 *     that is resumed writes it
 */
public record RunResult(
    boolean completed,
    int epochs,
    double bestTop1,
    double seconds,
    RunTimes times,
    List<String> failed,
    List<String> unwritten) {
  /** Copies. */
  public RunResult {
    failed = List.copyOf(failed);
    unwritten = List.copyOf(unwritten);
  }

  /**
   * Where time went, in seconds.
   *
   * @param waiting for images
   * @param teacher its answers, 0 without one
   * @param forward passes
   * @param backward passes
   * @param update clipping, optimiser and average
   * @param validation on the images held out, without writing anything
   */
  public record RunTimes(
      double waiting,
      double teacher,
      double forward,
      double backward,
      double update,
      double validation) {}
}

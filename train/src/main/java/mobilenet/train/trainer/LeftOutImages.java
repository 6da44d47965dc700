package mobilenet.train.trainer;

import java.util.List;
import java.util.Optional;
import mobilenet.architecture.ListedNames;
import mobilenet.evaluation.Evaluation;

/**
 * Says which images an accuracy does without, as those that could not be read. Accuracies of
 * different images are not comparable, and the numbers alone do not show it.
 */
public final class LeftOutImages {
  private static final int SHOWN = 3;

  private LeftOutImages() {}

  /**
   * A sentence with how many they are, and the first of them.
   *
   * @param work what did without them, such as a run
   * @param failed name and reason of each
   * @return nothing if there are none
   */
  public static Optional<String> sentence(String work, List<String> failed) {
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        work
            + ": "
            + failed.size()
            + (failed.size() == 1
                ? " image could not be read and was left out: "
                : " images could not be read and were left out: ")
            + String.join("; ", failed.subList(0, Math.min(SHOWN, failed.size())))
            + ListedNames.rest(failed.size(), SHOWN)
            + "; repair or remove what cannot be read");
  }

  /** The same for an evaluation. */
  public static Optional<String> sentence(String work, Evaluation evaluation) {
    return sentence(work, evaluation.failed().stream().map(LeftOutImages::described).toList());
  }

  private static String described(Evaluation.Failure failure) {
    return failure.error().contains(failure.image())
        ? failure.error()
        : failure.image() + ": " + failure.error();
  }
}

package mobilenet.train.trainer;

import java.util.Locale;
import mobilenet.data.DatasetException;
import mobilenet.train.output.OutputException;
import mobilenet.train.torch.NonFiniteException;

/** Says why a run cannot go on, what of it is saved, and what to do. */
final class SavedSentence {
  private SavedSentence() {}

  /** Something could not be written. */
  static String of(OutputException e, RunFolder folder, boolean saved) {
    if (!folder.isUsed()) {
      return e.getMessage() + "; nothing is saved; " + e.remedy() + " and start again";
    }
    return e.getMessage()
        + (saved ? "; the run is saved; " : "; what was there is untouched; ")
        + e.remedy()
        + " and go on with --resume";
  }

  /** Pictures could not be read. */
  static String of(DatasetException e, boolean saved) {
    return e.getMessage()
        + (saved
            ? "; the run is saved, and with the data as it was, --resume goes on"
            : "; the last snapshot stays");
  }

  /** What is computed is no number any more; then nothing more is saved. */
  static String of(NonFiniteException e, Position position, double rate, RunFolder folder) {
    if (position.updates() == 0) {
      return "before the first update, "
          + e.getMessage()
          + "; start from other weights, or check the recipe's input";
    }
    return String.format(
        Locale.ROOT,
        "update %d (epoch %d, batch %d) at the learning rate %s: %s; lower the rate, or clip"
            + " gradients; %s",
        position.updates(),
        position.epoch() + 1,
        position.batch(),
        rate,
        e.getMessage(),
        folder.isUsed() ? "the last snapshot is " + folder.snapshot() : "nothing is saved");
  }
}

package mobilenet.train.trainer;

import java.util.Locale;
import mobilenet.data.DatasetException;
import mobilenet.data.loader.ImageMemoryException;
import mobilenet.data.loader.ReplayException;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.output.OutputException;
import mobilenet.train.torch.NonFiniteException;

/**
 * Says why a run cannot go on, what of it is saved, and what to do.
 *
 * @param folder of the run
 * @param resumer what goes on with it, such as "the same command"
 */
record SavedSentence(RunFolder folder, String resumer) {

  /** What is there when a run ends early. */
  enum Saved {
    /** As far as the run has come. */
    NOW,
    /** As far as an older snapshot has it. */
    BEFORE,
    NOTHING
  }

  /** What is there if nothing more could be saved. */
  Saved before() {
    return folder.isUsed() ? Saved.BEFORE : Saved.NOTHING;
  }

  /** Something could not be written. */
  String of(OutputException e, Saved saved) {
    String sentence = e.getMessage() + "; " + words(saved) + "; " + e.remedy();
    return sentence + (saved == Saved.NOTHING ? " and start again" : ", and " + goesOn());
  }

  /** Images could not be read. */
  String of(DatasetException e, Saved saved) {
    return e.getMessage() + "; " + words(saved) + onceMore(saved, "with the data as it was, ");
  }

  /** A teacher does not answer. */
  String of(TeacherException e, Saved saved) {
    return e.getMessage() + "; " + words(saved);
  }

  /** A stored view cannot be read. */
  String of(ReplayException e, Saved saved) {
    return e.getMessage() + "; " + words(saved) + onceMore(saved, "once it can be read, ");
  }

  /** An image needs more memory than there was. */
  String of(ImageMemoryException e, Saved saved) {
    return e.getMessage() + "; " + words(saved) + onceMore(saved, "with a larger heap, ");
  }

  /** Java or libtorch has no memory. */
  String ofMemory(String what, Saved saved) {
    return what + "; " + words(saved) + onceMore(saved, "with more memory, ");
  }

  private String onceMore(Saved saved, String condition) {
    return saved == Saved.NOTHING ? "" : ", and " + condition + goesOn();
  }

  private String goesOn() {
    return resumer + " goes on";
  }

  private static String words(Saved saved) {
    return switch (saved) {
      case NOW -> "the run is saved";
      case BEFORE -> "the last snapshot stays";
      case NOTHING -> "nothing is saved";
    };
  }

  /** What is computed is no number any more; then nothing more is saved. */
  String of(NonFiniteException e, Position position, double rate) {
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

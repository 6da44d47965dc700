package mobilenet.train.trainer;

import java.io.IOException;
import java.util.List;
import mobilenet.architecture.ListedNames;

/**
 * Images cannot be read that a teacher is to be asked about. None is left out as a few are in
 * training: a store would lack answers for good, and which images of a pool are chosen depends on
 * all of them.
 */
public final class UnreadableImageException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 3;

  /** A sentence that names the images, and says what is kept and what to do. */
  public UnreadableImageException(String message) {
    super(message);
  }

  /**
   * Of a store that is being built.
   *
   * @param failed name and reason of each image of the block, at least one
   */
  static UnreadableImageException ofStore(List<String> failed) {
    return new UnreadableImageException(
        listed(failed)
            + "; a store has an answer for every image: the blocks that are written stay, and the"
            + " same command goes on once the same files can be read; if one has to be repaired or"
            + " removed, the data is another and needs another store");
  }

  /**
   * Of a pool that is being screened.
   *
   * @param failed name and reason of each image of the batch, at least one
   */
  static UnreadableImageException ofPool(List<String> failed) {
    return new UnreadableImageException(
        listed(failed)
            + "; all images of a pool are compared before some are chosen: repair or remove what"
            + " cannot be read, and give the command again");
  }

  private static String listed(List<String> failed) {
    return String.join("; ", failed.subList(0, Math.min(SHOWN, failed.size())))
        + ListedNames.rest(failed.size(), SHOWN);
  }
}

package mobilenet.data.loader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mobilenet.data.DatasetException;
import mobilenet.data.LabelledImage;
import mobilenet.file.FileErrors;

/**
 * Unreadable images of one epoch. Few are left out, as large collections have some; many mean that
 * something else is wrong, and training on the rest would hide it.
 */
public final class FailureLog {
  /** Fewer are no reason to stop, whatever part of the images they are. */
  static final int FEWEST = 10;

  private static final int SHOWN = 3;

  private final double maxFraction;
  private final List<String> failed = new ArrayList<>();
  private long seen;

  /**
   * An empty log.
   *
   * @param maxFraction of the images seen that may fail, 0 to 1
   */
  FailureLog(double maxFraction) {
    this.maxFraction = maxFraction;
  }

  /**
   * Name of an image and why it cannot be read.
   *
   * @throws ImageMemoryException if memory ran out, for which no image is left out
   */
  public static String describe(LabelledImage image, IOException e) throws ImageMemoryException {
    if (e.getCause() instanceof OutOfMemoryError) {
      throw new ImageMemoryException(FileErrors.sentence(e), e);
    }
    return image.unreadable(e);
  }

  /**
   * Counts a batch.
   *
   * @throws DatasetException if now too many have failed
   */
  void add(Batch batch) throws DatasetException {
    failed.addAll(batch.failed());
    seen += batch.size() + batch.failed().size();
    if (failed.size() >= FEWEST && failed.size() > maxFraction * seen) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%d of %d images cannot be read, more than %.4g %%: %s, …; repair or remove them",
              failed.size(),
              seen,
              100 * maxFraction,
              String.join("; ", failed.subList(0, SHOWN))));
    }
  }

  /**
   * Checks the end of an epoch.
   *
   * @throws DatasetException if no image could be read
   */
  void finish() throws DatasetException {
    if (seen > 0 && failed.size() == seen) {
      throw new DatasetException(
          "none of the "
              + seen
              + " images can be read: "
              + String.join("; ", failed.subList(0, Math.min(failed.size(), SHOWN))));
    }
  }
}

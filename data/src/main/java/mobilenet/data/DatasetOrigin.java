package mobilenet.data;

import java.util.List;
import java.util.Optional;

/**
 * Where a data set comes from, to be shown to people.
 *
 * @param kind such as "class folders"
 * @param place directory or file
 * @param split name of the split, as it is on disk; empty if the format has no splits, so that each
 *     one is the whole
 * @param skipped files that are there but do not belong to the data set
 * @param unread classes that have images, but only in formats that cannot be read
 */
public record DatasetOrigin(
    String kind, String place, Optional<String> split, List<Skipped> skipped, List<String> unread) {
  /** Copies. */
  public DatasetOrigin {
    skipped = List.copyOf(skipped);
    unread = List.copyOf(unread);
  }

  /**
   * Files that are left out.
   *
   * @param what such as ".tif"
   * @param files how many there are, at least 1
   */
  public record Skipped(String what, int files) {
    /** Checks the range. */
    public Skipped {
      if (files < 1) {
        throw new IllegalArgumentException(what + ": expected at least 1 file, given " + files);
      }
    }

    @Override
    public String toString() {
      return what + " " + files;
    }
  }
}

package mobilenet.data;

import java.util.List;
import java.util.Optional;

/**
 * Where a data set comes from, for people.
 *
 * @param kind such as "class folders"
 * @param place directory or file
 * @param split name of the part that is used, as it is on the disk; empty where every split is the
 *     whole
 * @param skipped files that are there but are no images of the data set
 * @param unread classes that have images, but only of kinds that are not read
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

package mobilenet.data.loader;

import java.util.List;
import java.util.Optional;
import mobilenet.architecture.ListedNames;
import mobilenet.data.ImageDataset;

/** Classes of which {@link HoldOut#limited} has left no image. */
public final class LostClasses {
  /** More are not spelt out. */
  private static final int MOST_NAMES = 5;

  private LostClasses() {}

  /**
   * A sentence with their names and what to do; nothing where every class has an image.
   *
   * @param kept the images that are left
   * @param limit on their number, as given
   */
  public static Optional<String> sentence(ImageDataset dataset, Selection kept, int limit) {
    List<String> lost = HoldOut.lostClasses(dataset, kept);
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    int least = HoldOut.leastLimit(dataset, limit);
    String classes = lost.size() == 1 ? "the class" : "the classes";
    return Optional.of(
        "--limit "
            + limit
            + " leaves no image of "
            + classes
            + " "
            + ListedNames.first(lost, MOST_NAMES)
            + "; "
            + (least < dataset.size() ? "raise it to " + least : "leave it out, as all are needed")
            + ", or take "
            + classes
            + " out of the data");
  }
}

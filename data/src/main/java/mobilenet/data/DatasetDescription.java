package mobilenet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobilenet.architecture.ListedNames;

/**
 * What was found in a data set, for people to check before they spend hours on it.
 *
 * @param origin where it comes from; empty if it is synthetic
 * @param classNames by label
 * @param imagesPerClass number of images of each class, by label
 * @param emptyClasses class folders without images
 */
public record DatasetDescription(
    Optional<DatasetOrigin> origin,
    List<String> classNames,
    List<Integer> imagesPerClass,
    List<String> emptyClasses) {
  /** Up to this many classes are listed one by one. */
  private static final int LISTED = 12;

  private static final int SHOWN = 3;

  /** Copies. */
  public DatasetDescription {
    classNames = List.copyOf(classNames);
    imagesPerClass = List.copyOf(imagesPerClass);
    emptyClasses = List.copyOf(emptyClasses);
  }

  /** Counts a data set's images. */
  public static DatasetDescription of(ImageDataset dataset) {
    int[] images = new int[dataset.classNames().size()];
    for (int i = 0; i < dataset.size(); i++) {
      images[dataset.get(i).label()]++;
    }
    return new DatasetDescription(
        dataset.origin(),
        dataset.classNames(),
        Arrays.stream(images).boxed().toList(),
        dataset.emptyClasses());
  }

  /** Number of images. */
  public int size() {
    return imagesPerClass.stream().mapToInt(Integer::intValue).sum();
  }

  /** Images of the class with the fewest, of those that have any. */
  public int fewest() {
    return imagesPerClass.stream()
        .mapToInt(Integer::intValue)
        .filter(count -> count > 0)
        .min()
        .orElse(0);
  }

  /** Images of the class with the most. */
  public int most() {
    return imagesPerClass.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** One line about what is there, and one about each thing that may be unintended. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "data: %s%s: %s of %s, %s",
            origin.map(o -> o.kind() + " in " + o.place()).orElse("images"),
            origin
                .map(o -> o.split().map(s -> ", split " + s).orElse(", which has no splits"))
                .orElse(""),
            count(size(), "image"),
            count((int) imagesPerClass.stream().filter(count -> count > 0).count(), "class"),
            classes()));
    List<String> without =
        IntStream.range(0, imagesPerClass.size())
            .filter(label -> imagesPerClass.get(label) == 0)
            .mapToObj(classNames::get)
            .filter(name -> !emptyClasses.contains(name))
            .toList();
    if (!without.isEmpty()) {
      lines.add("data: without images: " + ListedNames.first(without, LISTED));
    }
    List<String> unread = origin.map(DatasetOrigin::unread).orElse(List.of());
    List<String> empty = emptyClasses.stream().filter(name -> !unread.contains(name)).toList();
    if (!empty.isEmpty()) {
      lines.add("data: class folders without images: " + ListedNames.first(empty, LISTED));
    }
    if (!unread.isEmpty()) {
      lines.add(
          "data: class folders with images only of formats that cannot be read: "
              + ListedNames.first(unread, LISTED)
              + "; convert them to png or jpg");
    }
    List<DatasetOrigin.Skipped> skipped = origin.map(DatasetOrigin::skipped).orElse(List.of());
    if (!skipped.isEmpty()) {
      lines.add(
          "data: left out: "
              + skipped.stream()
                  .map(DatasetOrigin.Skipped::toString)
                  .collect(Collectors.joining(", ")));
    }
    return List.copyOf(lines);
  }

  private static String count(int number, String what) {
    return String.format(Locale.ROOT, "%,d %s", number, what)
        + (number == 1 ? "" : what.endsWith("s") ? "es" : "s");
  }

  private String classes() {
    if (classNames.size() > LISTED) {
      return String.format(
          Locale.ROOT,
          "%,d to %,d each: %s … %s",
          fewest(),
          most(),
          String.join(", ", classNames.subList(0, SHOWN)),
          classNames.get(classNames.size() - 1));
    }
    if (fewest() == most() && fewest() * classNames.size() == size() && classNames.size() > 1) {
      return String.format(Locale.ROOT, "%,d each: %s", most(), String.join(", ", classNames));
    }
    return IntStream.range(0, classNames.size())
        .filter(label -> imagesPerClass.get(label) > 0)
        .mapToObj(
            label ->
                String.format(
                    Locale.ROOT, "%s (%,d)", classNames.get(label), imagesPerClass.get(label)))
        .collect(Collectors.joining(", "));
  }
}

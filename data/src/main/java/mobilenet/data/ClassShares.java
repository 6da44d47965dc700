package mobilenet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Draws stratified samples: a part of a data set with the same share of every class. */
public final class ClassShares {
  private ClassShares() {}

  /**
   * Chooses images, the same ones each time. Each class gets its share, exact to one image, and its
   * images are spread evenly over the class.
   *
   * @param most how many images to choose, at least 0
   * @return ascending indices: {@code most} of them, or those of the whole data set if it has fewer
   *     images
   */
  public static int[] choose(ImageDataset dataset, int most) {
    if (most >= dataset.size()) {
      return IntStream.range(0, dataset.size()).toArray();
    }
    Map<Integer, List<Integer>> byLabel = byLabel(dataset);
    Map<Integer, Integer> shares = shares(byLabel, dataset.size(), most);
    return byLabel.entrySet().stream()
        .flatMapToInt(
            entry -> {
              List<Integer> members = entry.getValue();
              int share = shares.getOrDefault(entry.getKey(), 0);
              return IntStream.range(0, share)
                  .map(i -> members.get((int) ((long) i * members.size() / share)));
            })
        .sorted()
        .toArray();
  }

  /** Indices of the images of each label that has any, by ascending label. */
  private static Map<Integer, List<Integer>> byLabel(ImageDataset dataset) {
    Map<Integer, List<Integer>> byLabel = new TreeMap<>();
    for (int i = 0; i < dataset.size(); i++) {
      byLabel.computeIfAbsent(dataset.get(i).label(), l -> new ArrayList<>()).add(i);
    }
    return byLabel;
  }

  /** Rounded down; the rest goes to the classes that lost most by rounding, earlier ones first. */
  private static Map<Integer, Integer> shares(
      Map<Integer, List<Integer>> byLabel, long all, int most) {
    Map<Integer, Integer> shares = new TreeMap<>();
    byLabel.forEach(
        (label, members) -> shares.put(label, (int) ((long) members.size() * most / all)));
    int left = most - shares.values().stream().mapToInt(Integer::intValue).sum();
    byLabel.entrySet().stream()
        .sorted(Comparator.comparingLong(e -> -(e.getValue().size() * (long) most % all)))
        .limit(left)
        .forEach(e -> shares.merge(e.getKey(), 1, Integer::sum));
    return shares;
  }
}

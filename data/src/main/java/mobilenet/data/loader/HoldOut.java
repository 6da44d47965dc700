package mobilenet.data.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import mobilenet.data.ImageDataset;

/**
 * A data set in two parts with the same share of every class. No image is in both, and indices rise
 * in each.
 *
 * @param training what the network learns from
 * @param validation what is kept from it, to choose by
 */
public record HoldOut(Selection training, Selection validation) {
  /** Decides what all runs on a data set hold out, so that their accuracies can be compared. */
  public static final long TRAINING_SEED = 0;

  /**
   * The first choice of images, where not all are wanted: the same share of every class, so that a
   * rare class may have none, see {@link #lostClasses}.
   *
   * @param limit most images, if not all
   */
  public static Selection limited(ImageDataset dataset, Optional<Integer> limit) {
    Selection all = Selection.all(dataset.size());
    if (limit.isEmpty() || limit.get() >= dataset.size()) {
      return all;
    }
    double part = (double) limit.get() / dataset.size();
    return of(dataset, all, part, TRAINING_SEED + 1).validation();
  }

  /**
   * Names of the classes of which some images have none, though the data set has: a network would
   * have an output for each that it never learns.
   */
  public static List<String> lostClasses(ImageDataset dataset, Selection kept) {
    Set<Integer> lost = new TreeSet<>(byLabel(dataset, Selection.all(dataset.size())).keySet());
    lost.removeAll(byLabel(dataset, kept).keySet());
    return lost.stream().map(label -> dataset.classNames().get(label)).toList();
  }

  /**
   * The first limit above another with which {@link #limited} loses no class.
   *
   * @return the size of the data set if all images are needed
   */
  public static int leastLimit(ImageDataset dataset, int above) {
    int[] members =
        byLabel(dataset, Selection.all(dataset.size())).values().stream()
            .mapToInt(List::size)
            .toArray();
    return IntStream.range(above + 1, dataset.size())
        .filter(
            limit ->
                Arrays.stream(held(members, (double) limit / dataset.size())).allMatch(n -> n > 0))
        .findFirst()
        .orElse(dataset.size());
  }

  /**
   * Holds out a part of some images. Each class gives its share up to one image; a class keeps at
   * least one image for training.
   *
   * @param from the images to divide
   * @param fraction part for validation, 0 to below 1
   * @param seed decides which; the same gives the same parts
   * @throws IllegalArgumentException for another fraction
   */
  public static HoldOut of(ImageDataset dataset, Selection from, double fraction, long seed) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "the fraction held out must be 0 to below 1, given " + fraction);
    }
    List<Integer> training = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    TreeMap<Integer, List<Integer>> byLabel = byLabel(dataset, from);
    int[] held = held(byLabel.values().stream().mapToInt(List::size).toArray(), fraction);
    int number = 0;
    for (var entry : byLabel.entrySet()) {
      int[] members = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
      Seeds.shuffle(members, Seeds.random(seed, Seeds.Use.HOLD_OUT, entry.getKey()));
      for (int i = 0; i < members.length; i++) {
        (i < held[number] ? validation : training).add(members[i]);
      }
      number++;
    }
    return new HoldOut(sorted(training), sorted(validation));
  }

  /** Images that each class holds out, of so many members each. */
  private static int[] held(int[] members, double fraction) {
    int[] held = new int[members.length];
    // What rounding took from the classes before is owed by the next: the sum has its share too.
    double owed = 0;
    for (int i = 0; i < held.length; i++) {
      double share = fraction * members[i] + owed;
      held[i] = (int) Math.max(0, Math.min(members[i] - 1, Math.round(share)));
      owed = Math.max(-1, Math.min(1, share - held[i]));
    }
    return held;
  }

  private static TreeMap<Integer, List<Integer>> byLabel(ImageDataset dataset, Selection from) {
    TreeMap<Integer, List<Integer>> byLabel = new TreeMap<>();
    from.stream()
        .forEach(
            i -> byLabel.computeIfAbsent(dataset.get(i).label(), l -> new ArrayList<>()).add(i));
    return byLabel;
  }

  private static Selection sorted(List<Integer> indices) {
    return Selection.of(indices.stream().mapToInt(Integer::intValue).sorted().toArray());
  }
}

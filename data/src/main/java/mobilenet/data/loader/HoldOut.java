package mobilenet.data.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
   * The first choice of images, where not all are wanted: the same share of every class.
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
    // What rounding took from the classes before is owed by the next: the sum has its share too.
    double owed = 0;
    for (var entry : byLabel(dataset, from).entrySet()) {
      int[] members = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
      Seeds.shuffle(members, Seeds.random(seed, Seeds.Use.HOLD_OUT, entry.getKey()));
      double share = fraction * members.length + owed;
      int held = (int) Math.max(0, Math.min(members.length - 1, Math.round(share)));
      owed = Math.max(-1, Math.min(1, share - held));
      for (int i = 0; i < members.length; i++) {
        (i < held ? validation : training).add(members[i]);
      }
    }
    return new HoldOut(sorted(training), sorted(validation));
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

package mobilenet.search.distillation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.PairedDifference;

/**
 * Students of one share of labels beside each other.
 *
 * @param labels share of the images that had a label
 * @param settings those that have students
 * @param differences of those that share at least two seeds
 */
public record TaughtComparison(
    double labels, List<Students> settings, List<Difference> differences) {
  private static final double LEVEL = 0.95;

  /** Which settings are compared: the first less the second. */
  private static final List<List<Setting>> PAIRS =
      List.of(
          List.of(Setting.COMPUTE_MATCHED, Setting.PLAIN),
          List.of(Setting.DISTILLED, Setting.PLAIN),
          List.of(Setting.DISTILLED, Setting.COMPUTE_MATCHED),
          List.of(Setting.DISTILLED, Setting.SHUFFLED),
          List.of(Setting.SHUFFLED, Setting.PLAIN),
          List.of(Setting.POOL, Setting.PLAIN),
          List.of(Setting.POOL, Setting.COMPUTE_MATCHED),
          List.of(Setting.POOL, Setting.DISTILLED));

  /** Copies. */
  public TaughtComparison {
    settings = List.copyOf(settings);
    differences = List.copyOf(differences);
  }

  /**
   * Students of a setting.
   *
   * @param setting that they learnt in
   * @param top1 of each, by seed
   * @param mean of them
   * @param leftOut test images that could not be read, the most of any of them; if there are any,
   *     accuracies are not of the same images
   */
  public record Students(Setting setting, List<Double> top1, double mean, int leftOut) {
    /** Copies. */
    public Students {
      top1 = List.copyOf(top1);
    }
  }

  /**
   * How much better a setting is than another.
   *
   * @param better less
   * @param than this one
   * @param pairs of the same seed
   * @param ahead pairs in which the first is better
   * @param mean with a 95 % interval
   */
  public record Difference(Setting better, Setting than, int pairs, int ahead, Interval mean) {}

  /** Whether every student was measured on all test images. */
  public boolean isComplete() {
    return settings.stream().allMatch(students -> students.leftOut() == 0);
  }

  /** One comparison for each share of labels, ascending. */
  public static List<TaughtComparison> of(List<Outcome> rows) {
    return rows.stream()
        .map(Outcome::labels)
        .distinct()
        .sorted()
        .map(labels -> of(labels, rows.stream().filter(r -> r.labels() == labels).toList()))
        .toList();
  }

  private static TaughtComparison of(double labels, List<Outcome> rows) {
    List<Students> settings = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      List<Double> top1 = List.copyOf(bySeed(rows, setting).values());
      if (!top1.isEmpty()) {
        double mean = top1.stream().mapToDouble(Double::doubleValue).sum() / top1.size();
        settings.add(new Students(setting, top1, mean, leftOut(rows, setting)));
      }
    }
    List<Difference> differences = new ArrayList<>();
    for (List<Setting> pair : PAIRS) {
      difference(rows, pair.get(0), pair.get(1)).ifPresent(differences::add);
    }
    return new TaughtComparison(labels, settings, differences);
  }

  private static int leftOut(List<Outcome> rows, Setting setting) {
    return rows.stream()
        .filter(row -> row.setting() == setting)
        .mapToInt(Outcome::leftOut)
        .max()
        .orElse(0);
  }

  private static Map<Long, Double> bySeed(List<Outcome> rows, Setting setting) {
    Map<Long, Double> bySeed = new TreeMap<>();
    rows.stream()
        .filter(row -> row.setting() == setting)
        .forEach(row -> bySeed.put(row.seed(), row.top1()));
    return bySeed;
  }

  private static Optional<Difference> difference(List<Outcome> rows, Setting better, Setting than) {
    Map<Long, Double> first = bySeed(rows, better);
    Map<Long, Double> second = bySeed(rows, than);
    first.keySet().retainAll(second.keySet());
    second.keySet().retainAll(first.keySet());
    if (first.size() < 2) {
      return Optional.empty();
    }
    double[] a = first.values().stream().mapToDouble(Double::doubleValue).toArray();
    double[] b = second.values().stream().mapToDouble(Double::doubleValue).toArray();
    int ahead = 0;
    for (int i = 0; i < a.length; i++) {
      ahead += a[i] > b[i] ? 1 : 0;
    }
    return Optional.of(
        new Difference(better, than, a.length, ahead, PairedDifference.interval(a, b, LEVEL)));
  }
}

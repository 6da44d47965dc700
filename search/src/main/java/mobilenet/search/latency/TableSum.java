package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;

/**
 * The sum of a network's steps in a table, and what a run takes beside its steps: the median of
 * that over the networks of the table, for each size of image. A step that the table does not have
 * is guessed from the most alike one, and named.
 */
public final class TableSum implements LatencyPredictor {
  private final LatencyTable table;
  private final AlikeStep alike;
  private final TreeMap<Integer, Double> overheads = new TreeMap<>();

  /**
   * Predicts by a table.
   *
   * @throws IllegalArgumentException if the table is empty
   */
  public TableSum(LatencyTable table) {
    if (table.entries().isEmpty()) {
      throw new IllegalArgumentException("a table without any step predicts nothing");
    }
    this.table = table;
    this.alike = new AlikeStep(table);
    Map<Integer, List<Double>> rests = new TreeMap<>();
    for (LatencyTable.Carrier carrier : table.carriers()) {
      if (table.entries().keySet().containsAll(carrier.steps())) {
        rests
            .computeIfAbsent(carrier.size(), s -> new ArrayList<>())
            .add(carrier.nanos() - carrier.steps().stream().mapToDouble(this::nanos).sum());
      }
    }
    rests.forEach((size, rest) -> overheads.put(size, Spread.of(rest).median()));
  }

  private double nanos(StepKey key) {
    return Objects.requireNonNull(table.entries().get(key)).nanos();
  }

  @Override
  public String name() {
    return "table";
  }

  @Override
  public Prediction predict(int size, List<PlannedStep> steps) {
    List<StepKey> missing = new ArrayList<>();
    double nanos = overhead(size);
    double guessed = 0;
    for (PlannedStep step : steps) {
      StepKey key = asInTable(step.key());
      if (table.entries().containsKey(key)) {
        nanos += nanos(key);
      } else {
        missing.add(key);
        guessed += alike.guess(new PlannedStep(key, step.macs(), step.bytes()));
      }
    }
    return new Prediction((nanos + guessed) / 1e6, guessed / 1e6, missing);
  }

  /** Of the nearest size. */
  private double overhead(int size) {
    return overheads.entrySet().stream()
        .min((a, b) -> Integer.compare(Math.abs(a.getKey() - size), Math.abs(b.getKey() - size)))
        .map(Map.Entry::getValue)
        .orElse(0.0);
  }

  /** A table from elsewhere may be of other kernels than those that planned the steps. */
  private StepKey asInTable(StepKey key) {
    String kernels = table.stamp().kernels();
    return key.kernels().equals(kernels)
        ? key
        : new StepKey(kernels, key.grouping(), key.operations());
  }
}

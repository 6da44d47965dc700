package mobilenet.search.latency;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;

/** Guesses the time of a step that a table does not have. */
final class AlikeStep {
  private AlikeStep() {}

  /**
   * The time of the step of the same kind and the most similar amount of work, scaled by that work;
   * of any step if the table has none of the kind.
   *
   * @param table with at least one step
   */
  static double guess(LatencyTable table, PlannedStep step) {
    String kind = kind(step.key());
    Comparator<Map.Entry<StepKey, LatencyTable.Entry>> likeness =
        Comparator.comparing(
                (Map.Entry<StepKey, LatencyTable.Entry> other) ->
                    !kind(other.getKey()).equals(kind))
            .thenComparing(other -> distance(other.getValue(), step));
    LatencyTable.Entry alike =
        table.entries().entrySet().stream().min(likeness).orElseThrow().getValue();
    boolean computes = step.macs() > 0 && alike.macs() > 0;
    double scale =
        computes
            ? (double) step.macs() / alike.macs()
            : (double) Math.max(1, step.bytes()) / Math.max(1, alike.bytes());
    return alike.nanos() * scale;
  }

  /** Logarithms: twice as much and half as much are equally far. */
  private static double distance(LatencyTable.Entry entry, PlannedStep step) {
    return Math.abs(Math.log((1.0 + entry.macs()) / (1.0 + step.macs())))
        + Math.abs(Math.log((1.0 + entry.bytes()) / (1.0 + step.bytes())));
  }

  /** How the operations run together, and which they are: without channels and shapes. */
  static String kind(StepKey key) {
    List<String> operations = key.operations().stream().map(AlikeStep::operation).toList();
    return key.grouping().getClass().getSimpleName() + operations;
  }

  /** Its name, and kernel size and stride where it has them. */
  private static String operation(String text) {
    StringBuilder kind = new StringBuilder();
    for (String part : List.of(text.substring(0, text.indexOf('@')).split(":", -1))) {
      if (kind.isEmpty() || part.matches("[ks][0-9]+")) {
        kind.append(part).append(' ');
      }
    }
    return kind.toString();
  }
}

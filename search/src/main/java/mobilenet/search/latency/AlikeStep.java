package mobilenet.search.latency;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;

/** Guesses the time of steps that a table does not have. Immutable. */
final class AlikeStep {
  private static final Pattern KERNEL_OR_STRIDE = Pattern.compile("[ks][0-9]+");

  private final List<Known> known;

  private record Known(String kind, LatencyTable.Entry entry) {}

  /**
   * Guesses by a table.
   *
   * @param table with at least one step
   */
  AlikeStep(LatencyTable table) {
    known =
        table.entries().entrySet().stream()
            .map(entry -> new Known(kind(entry.getKey()), entry.getValue()))
            .toList();
  }

  /**
   * The time of the step of the same kind and the most similar amount of work, scaled by that work;
   * of any step if the table has none of the kind.
   */
  double guess(PlannedStep step) {
    String kind = kind(step.key());
    LatencyTable.Entry alike =
        known.stream()
            .min(
                Comparator.comparing((Known other) -> !other.kind().equals(kind))
                    .thenComparing(other -> distance(other.entry(), step)))
            .orElseThrow()
            .entry();
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
      if (kind.isEmpty() || KERNEL_OR_STRIDE.matcher(part).matches()) {
        kind.append(part).append(' ');
      }
    }
    return kind.toString();
  }
}

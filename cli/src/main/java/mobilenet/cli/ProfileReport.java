package mobilenet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.profile.Roofline;
import mobilenet.runtime.MemoryBandwidth;
import mobilenet.runtime.PeakArithmetic;
import mobilenet.runtime.Session;
import mobilenet.runtime.StepTime;

/**
 * The time of every operation, beside the least time that the machine could take for it.
 *
 * @param limits of one thread, measured in the same run; empty if the peak cannot be measured
 * @param steps in the order of the network
 */
record ProfileReport(Optional<Roofline> limits, List<Step> steps) {
  private static final int RUNS = 50;

  /**
   * An operation, or several that run together in bands of rows.
   *
   * @param name timm's module path of the last operation
   * @param operations short descriptions
   * @param macs multiply-accumulates
   * @param bytes of weights, inputs and output
   * @param medianMs on one thread
   * @param gmacPerSecond attained
   * @param gflops attained, with two operations per multiply-accumulate
   * @param gigabytesPerSecond attained
   * @param percentOfLimit least possible time in percent of the time taken
   * @param bound what limits it
   */
  record Step(
      String name,
      List<String> operations,
      long macs,
      long bytes,
      double medianMs,
      double gmacPerSecond,
      double gflops,
      double gigabytesPerSecond,
      Optional<Double> percentOfLimit,
      Optional<Roofline.Bound> bound) {

    static Step of(StepTime time, Optional<Roofline> limits) {
      long macs = time.macs();
      long bytes = time.bytes();
      // The clock may not have advanced during an operation on a few values.
      double nanos = Math.max(1, time.medianNanos());
      return new Step(
          time.name(),
          time.operations(),
          macs,
          bytes,
          nanos / 1e6,
          macs / nanos,
          2 * macs / nanos,
          bytes / nanos,
          limits.map(l -> l.percent(macs, bytes, nanos)),
          limits.map(l -> l.bound(macs, bytes)));
    }
  }

  /** Measures the machine, then the operations of a session whose kernels are warm. */
  static ProfileReport measure(Session session) {
    OptionalDouble peak = PeakArithmetic.gflopsPerCore();
    Optional<Roofline> limits =
        peak.isPresent()
            ? Optional.of(new Roofline(peak.getAsDouble(), MemoryBandwidth.gigabytesPerSecond()))
            : Optional.empty();
    return new ProfileReport(
        limits, session.profile(RUNS).stream().map(t -> Step.of(t, limits)).toList());
  }

  void print(PrintWriter out) {
    TextTable table =
        new TextTable(
            "layer", "operation", "MACs", "bytes", "ms", "GFLOP/s", "GB/s", "% of limit", "bound");
    for (Step s : steps) {
      table.row(
          s.name,
          s.operations.get(0),
          s.macs,
          s.bytes,
          String.format(Locale.ROOT, "%.3f", s.medianMs),
          s.macs == 0 ? "" : oneDigit(s.gflops),
          oneDigit(s.gigabytesPerSecond),
          s.percentOfLimit.map(p -> String.format(Locale.ROOT, "%.0f", p)).orElse(""),
          s.bound.map(b -> b.name().toLowerCase(Locale.ROOT)).orElse(""));
      for (String joined : s.operations.subList(1, s.operations.size())) {
        table.row("", "→ " + joined, "", "", "", "", "", "", "");
      }
    }
    table.print(out);
    limits.ifPresent(l -> out.println(summary(l)));
  }

  private String summary(Roofline l) {
    double taken = steps.stream().mapToDouble(Step::medianMs).sum();
    double least = steps.stream().mapToDouble(s -> l.limitNanos(s.macs, s.bytes) / 1e6).sum();
    return String.format(
        Locale.ROOT,
        "one thread: peak %.1f GFLOP/s, memory %.1f GB/s; the layers' limits are %.2f ms of %.2f"
            + " (%.0f %%)",
        l.gflops(),
        l.gigabytesPerSecond(),
        least,
        taken,
        100 * least / taken);
  }

  private static String oneDigit(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

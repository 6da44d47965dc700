package mobilenet.bench.report;

import java.util.Optional;
import mobilenet.measure.Times;

/**
 * One runtime's speed.
 *
 * @param name of the runtime
 * @param version of it
 * @param medianMs the middle time of a run
 * @param p90Ms nine of ten runs were shorter
 * @param minMs the shortest run
 * @param runs how many were measured
 * @param ratio our median as a part of this one's: below 1 where ours is faster
 * @param gflopPerSecond operations of the network by the median, a multiply-accumulate being two
 * @param peakPercent of what the threads could do at best, where that was measured
 * @param difference its logits' largest distance from ours, as a part of the largest logit
 */
public record PeerResult(
    String name,
    String version,
    double medianMs,
    double p90Ms,
    double minMs,
    int runs,
    double ratio,
    double gflopPerSecond,
    Optional<Double> peakPercent,
    double difference) {

  /** From times of a runtime and of ours. */
  static PeerResult of(
      String name,
      String version,
      Times times,
      double oursMs,
      long macs,
      Optional<Double> peakGflops,
      double difference) {
    double gflops = 2 * macs / times.medianMs() / 1e6;
    return new PeerResult(
        name,
        version,
        times.medianMs(),
        times.p90Ms(),
        times.minMs(),
        times.runs(),
        oursMs / times.medianMs(),
        gflops,
        peakGflops.map(peak -> 100 * gflops / peak),
        difference);
  }
}

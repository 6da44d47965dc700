package mobilenet.search.table;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.landscape.Landscape;
import mobilenet.search.landscape.LandscapeEvaluator;
import mobilenet.search.landscape.Landscapes;
import mobilenet.search.reward.Costs;

/** Tables of the whole tiny space whose accuracies come from a formula. */
public final class MadeUpTables {
  /** Spread of an accuracy between seeds. */
  public static final double NOISE = 0.003;

  private static final double NANOS_OF_MAC = 0.05;

  private MadeUpTables() {}

  /** With the seeds 0, 1 and so on. */
  public static AccuracyTable of(int seeds, boolean latencies) {
    Landscape landscape = Landscapes.interacting(17);
    LandscapeEvaluator evaluator = new LandscapeEvaluator(landscape, NOISE);
    List<Long> all = LongStream.range(0, seeds).boxed().toList();
    List<TabledNetwork> networks =
        landscape
            .space()
            .networks()
            .map(
                network -> {
                  Candidate candidate = Candidate.of(landscape.space(), network);
                  Costs costs = landscape.costs(network);
                  return new TabledNetwork(
                      candidate.hash(),
                      network,
                      new Costs(costs.params(), costs.macs(), latency(costs, latencies)),
                      all.stream()
                          .map(seed -> (Measured) evaluator.evaluate(candidate, seed))
                          .map(Measured::accuracy)
                          .toList());
                })
            .toList();
    return new AccuracyTable(landscape.space(), all, networks);
  }

  private static OptionalDouble latency(Costs costs, boolean known) {
    // Whole nanoseconds, as a file has them.
    return known
        ? OptionalDouble.of(Math.rint(costs.macs() * NANOS_OF_MAC) / 1e6)
        : OptionalDouble.empty();
  }
}

package mobilenet.bench.cold;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Medians over the processes of one contender.
 *
 * @param name of the contender
 * @param answer that every process gave
 * @param runs how many processes
 * @param answerMs from the start of the process to its answer
 * @param exitMs from the start to the end of the process
 * @param peakMib most memory resident, where the system says
 */
public record ColdResult(
    String name,
    String answer,
    int runs,
    double answerMs,
    double exitMs,
    Optional<Double> peakMib) {
  private static final double MIB = 1024 * 1024;

  /** Of at least one run. */
  static ColdResult of(String name, List<FreshProcess.Run> runs) {
    List<FreshProcess.Run> withMemory =
        runs.stream().filter(run -> run.peakBytes().isPresent()).toList();
    return new ColdResult(
        name,
        runs.get(0).answer(),
        runs.size(),
        median(runs, FreshProcess.Run::answerMs),
        median(runs, FreshProcess.Run::exitMs),
        withMemory.isEmpty()
            ? Optional.empty()
            : Optional.of(median(withMemory, run -> run.peakBytes().orElseThrow() / MIB)));
  }

  private static double median(
      List<FreshProcess.Run> runs, ToDoubleFunction<FreshProcess.Run> value) {
    double[] sorted = runs.stream().mapToDouble(value).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

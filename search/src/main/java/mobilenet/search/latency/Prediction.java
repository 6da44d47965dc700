package mobilenet.search.latency;

import java.util.List;
import mobilenet.runtime.StepKey;

/**
 * What a network is expected to take.
 *
 * @param ms milliseconds of one image
 * @param guessedMs how many of them are of steps that were not measured
 * @param missing these steps, which were guessed from ones like them
 */
public record Prediction(double ms, double guessedMs, List<StepKey> missing) {
  /** Copies the steps. */
  public Prediction {
    missing = List.copyOf(missing);
  }

  /** One that guesses nothing step by step. */
  static Prediction ofNanos(double nanos) {
    return new Prediction(nanos / 1e6, 0, List.of());
  }
}

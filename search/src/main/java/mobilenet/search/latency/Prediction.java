package mobilenet.search.latency;

import java.util.List;
import mobilenet.runtime.StepKey;

/**
 * What a network is expected to take.
 *
 * @param ms milliseconds of one image
 * @param missing steps that were not measured and were guessed from ones like them
 */
public record Prediction(double ms, List<StepKey> missing) {
  /** Copies the steps. */
  public Prediction {
    missing = List.copyOf(missing);
  }

  /** One that guesses nothing step by step. */
  static Prediction ofNanos(double nanos) {
    return new Prediction(nanos / 1e6, List.of());
  }
}

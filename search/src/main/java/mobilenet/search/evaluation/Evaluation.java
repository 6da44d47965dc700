package mobilenet.search.evaluation;

import java.util.OptionalDouble;

/** What came of evaluating a network. */
public sealed interface Evaluation {

  /**
   * It was evaluated.
   *
   * @param accuracy 0 to 1
   * @param latencyMs milliseconds of one image, where the evaluator knows them
   */
  record Measured(double accuracy, OptionalDouble latencyMs) implements Evaluation {
    /** Checks the ranges. */
    public Measured {
      if (!(accuracy >= 0 && accuracy <= 1)) {
        throw new IllegalArgumentException("accuracy must be 0 to 1, given " + accuracy);
      }
      if (!(latencyMs.orElse(1) > 0) || Double.isInfinite(latencyMs.orElse(1))) {
        throw new IllegalArgumentException("latency must be above 0, given " + latencyMs);
      }
    }

    /** Without a latency. */
    public static Measured of(double accuracy) {
      return new Measured(accuracy, OptionalDouble.empty());
    }
  }

  /**
   * It could not be evaluated; the search goes on.
   *
   * @param reason a sentence
   */
  record Failed(String reason) implements Evaluation {
    /** Checks that there is a reason. */
    public Failed {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("a failure has a reason");
      }
    }
  }
}

package mobilenet.search.ledger;

import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;

/**
 * What came of a trial.
 *
 * @param evaluation the numbers, or why there are none
 * @param seconds that it took
 * @param environment where
 */
public record Result(Evaluation evaluation, double seconds, Environment environment) {
  /** Checks the range. */
  public Result {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("seconds must be at least 0, given " + seconds);
    }
  }

  JsonObject toJson() {
    JsonObject json = JsonObject.EMPTY;
    if (evaluation instanceof Measured measured) {
      json = json.with("accuracy", measured.accuracy());
      if (measured.latencyMs().isPresent()) {
        json = json.with("latency_ms", measured.latencyMs().getAsDouble());
      }
    } else if (evaluation instanceof Failed failed) {
      json = json.with("failure", failed.reason());
    }
    return json.with("seconds", seconds).withAll(environment.toJson());
  }

  static Result of(JsonFields fields) throws JsonException {
    return new Result(evaluation(fields), fields.number("seconds"), Environment.of(fields));
  }

  private static Evaluation evaluation(JsonFields fields) throws JsonException {
    Optional<String> failure = fields.optionalString("failure");
    if (failure.isPresent()) {
      return new Failed(failure.get());
    }
    Optional<Double> latency = fields.optionalNumber("latency_ms");
    return new Measured(
        fields.number("accuracy"),
        latency.isPresent() ? OptionalDouble.of(latency.get()) : OptionalDouble.empty());
  }
}

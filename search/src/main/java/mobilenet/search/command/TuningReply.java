package mobilenet.search.command;

import java.util.Optional;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;

/** What a worker process says of a {@link TuningTask}; a line of JSON. */
sealed interface TuningReply {
  /** Members of the line, one of them each. */
  String ACCURACY = "accuracy";

  /** The network could not be trained. */
  String FAILURE = "failure";

  /** The worker cannot train any network. */
  String STOPPED = "stopped";

  /** The network was trained, or has failed. */
  record Done(Evaluation evaluation) implements TuningReply {}

  /** No fault of the network. */
  record Stopped(String reason) implements TuningReply {}

  /** The line. */
  default String line() {
    JsonObject json;
    if (this instanceof Done done) {
      json =
          done.evaluation() instanceof Measured measured
              ? JsonObject.EMPTY.with(ACCURACY, measured.accuracy())
              : JsonObject.EMPTY.with(FAILURE, ((Failed) done.evaluation()).reason());
    } else {
      json = JsonObject.EMPTY.with(STOPPED, ((Stopped) this).reason());
    }
    return JsonWriter.compact(json);
  }

  /** Reads a line. */
  static TuningReply of(String line) throws JsonException {
    JsonFields fields = JsonFields.root(Json.parse(line, "reply"), "reply");
    Optional<String> stopped = fields.optionalString(STOPPED);
    if (stopped.isPresent()) {
      return new Stopped(stopped.get());
    }
    Optional<String> failure = fields.optionalString(FAILURE);
    return new Done(
        failure.isPresent() ? new Failed(failure.get()) : Measured.of(fields.number(ACCURACY)));
  }
}

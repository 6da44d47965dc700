package mobilenet.search.command;

import java.util.Optional;
import mobilenet.json.Json;
import mobilenet.json.JsonBoolean;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Student;

/** What a worker process says of a {@link StudentTask}; a line of JSON. */
sealed interface StudentReply {
  /** Share of labels. */
  String LABELS = "labels";

  /** Accuracy on the test images. */
  String TOP1 = "top1";

  /** Best accuracy on the images held out. */
  String HELD_OUT = "held_out_top1";

  /** Length of the run. */
  String EPOCHS = "epochs";

  /** Test images that could not be read. */
  String LEFT_OUT = "left_out";

  /** Whether something could not be read or written. */
  String NOTICED = "noticed";

  /** The worker cannot go on; the only member of its line. */
  String STOPPED = "stopped";

  /**
   * The student is trained.
   *
   * @param outcome of it
   * @param noticed whether something could not be read or written, which was said on standard error
   */
  record Trained(Outcome outcome, boolean noticed) implements StudentReply {}

  /** It is not. */
  record Stopped(String reason) implements StudentReply {}

  /** The line. */
  default String line() {
    if (this instanceof Stopped stopped) {
      return JsonWriter.compact(JsonObject.EMPTY.with(STOPPED, stopped.reason()));
    }
    Trained trained = (Trained) this;
    Outcome outcome = trained.outcome();
    return JsonWriter.compact(
        new StudentTask(outcome.student())
            .json()
            .with(LABELS, outcome.labels())
            .with(TOP1, outcome.top1())
            .with(HELD_OUT, outcome.heldOut())
            .with(EPOCHS, (long) outcome.epochs())
            .with(LEFT_OUT, (long) outcome.leftOut())
            .with(NOTICED, new JsonBoolean(trained.noticed())));
  }

  /** Reads a line. */
  static StudentReply of(String line) throws JsonException {
    JsonFields fields = JsonFields.root(Json.parse(line, "reply"), "reply");
    Optional<String> stopped = fields.optionalString(STOPPED);
    if (stopped.isPresent()) {
      return new Stopped(stopped.get());
    }
    Student student = StudentTask.of(fields).student();
    Outcome outcome =
        new Outcome(
            student.setting(),
            fields.number(LABELS),
            student.seed(),
            fields.number(TOP1),
            fields.number(HELD_OUT),
            fields.integer(EPOCHS),
            fields.integer(LEFT_OUT));
    return new Trained(outcome, fields.required(NOTICED).equals(new JsonBoolean(true)));
  }
}

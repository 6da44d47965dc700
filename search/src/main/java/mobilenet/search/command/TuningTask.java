package mobilenet.search.command;

import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.search.netadapt.Widths;

/**
 * A network for a worker process to cut and train; a line of JSON.
 *
 * @param step that proposes it
 * @param from the network that it is cut from
 * @param to its widths
 */
record TuningTask(int step, Widths from, Widths to) {
  private static final String STEP = "step";
  private static final String FROM = "from";
  private static final String TO = "to";

  String line() {
    return JsonWriter.compact(
        JsonObject.EMPTY.with(STEP, (long) step).with(FROM, from.toJson()).with(TO, to.toJson()));
  }

  static TuningTask of(String line) throws JsonException {
    JsonFields fields = JsonFields.root(Json.parse(line, "task"), "task");
    return new TuningTask(
        fields.integer(STEP), Widths.of(fields.fields(FROM)), Widths.of(fields.fields(TO)));
  }
}

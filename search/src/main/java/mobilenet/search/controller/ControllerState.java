package mobilenet.search.controller;

import java.util.ArrayList;
import java.util.List;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;

/**
 * All that a controller has learnt. Random generators are not in it: they follow from the seed and
 * the step.
 *
 * @param space hash of the space that it is of
 * @param settings of the controller, {@link ControllerSettings#toJson}
 * @param step steps done, 0 or more
 * @param logits by decision of the space and option
 * @param squares moving averages of their squared gradients, without correction of their bias
 * @param baseline of the rewards
 */
public record ControllerState(
    String space,
    JsonObject settings,
    long step,
    List<List<Double>> logits,
    List<List<Double>> squares,
    Baseline baseline) {
  /** Copies and checks. */
  public ControllerState {
    logits = logits.stream().map(List::copyOf).toList();
    squares = squares.stream().map(List::copyOf).toList();
    if (step < 0) {
      throw new IllegalArgumentException("step must be 0 or more, given " + step);
    }
    if (!sizes(logits).equals(sizes(squares))) {
      throw new IllegalArgumentException(
          "logits and squares must have the same sizes, given "
              + sizes(logits)
              + " and "
              + sizes(squares));
    }
  }

  /** Number of options of each decision. */
  List<Integer> sizes() {
    return sizes(logits);
  }

  private static List<Integer> sizes(List<List<Double>> values) {
    return values.stream().map(List::size).toList();
  }

  /** Every number has the digits that give it back exactly. */
  public JsonObject toJson() {
    return JsonObject.EMPTY
        .with("space", space)
        .with("settings", settings)
        .with("step", step)
        .with("logits", array(logits))
        .with("squares", array(squares))
        .with(
            "baseline",
            JsonObject.EMPTY.with("sum", baseline.sum()).with("rewards", baseline.rewards()));
  }

  private static JsonArray array(List<List<Double>> values) {
    return new JsonArray(
        values.stream()
            .<JsonValue>map(
                row ->
                    new JsonArray(
                        row.stream()
                            .<JsonValue>map(value -> JsonNumber.of(value.doubleValue()))
                            .toList()))
            .toList());
  }

  /**
   * Reads what {@link #toJson} writes.
   *
   * @throws JsonException if a member is missing or out of range
   */
  public static ControllerState of(JsonFields fields) throws JsonException {
    JsonFields baseline = fields.fields("baseline");
    try {
      return new ControllerState(
          fields.string("space"),
          object(fields, "settings"),
          fields.wholeNumber("step"),
          numbers(fields, "logits"),
          numbers(fields, "squares"),
          new Baseline(baseline.number("sum"), baseline.wholeNumber("rewards")));
    } catch (IllegalArgumentException e) {
      throw new JsonException(fields.source() + ": " + e.getMessage(), e);
    }
  }

  private static List<List<Double>> numbers(JsonFields fields, String name) throws JsonException {
    List<List<Double>> rows = new ArrayList<>();
    for (JsonValue row : fields.array(name)) {
      rows.add(fields.numbers(row, name + "[" + rows.size() + "]"));
    }
    return rows;
  }

  private static JsonObject object(JsonFields fields, String name) throws JsonException {
    if (fields.required(name) instanceof JsonObject object) {
      return object;
    }
    throw fields.error(name, "must be an object");
  }
}

package mobilenet.train.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonKind;
import mobilenet.json.JsonNull;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;
import mobilenet.json.JsonWriter;

/** The two files of metrics: a line for each. */
enum MetricsFormat {
  /** Comma-separated values below a header; nothing where a value is not known. */
  CSV("metrics.csv", String.join(",", MetricsFields.NAMES) + "\n") {
    @Override
    String line(EpochMetrics metrics) {
      Map<String, String> fields = MetricsFields.of(metrics);
      return String.join(
          ",", MetricsFields.NAMES.stream().map(n -> fields.getOrDefault(n, "")).toList());
    }

    @Override
    EpochMetrics parse(String line) {
      String[] cells = line.split(",", -1);
      List<String> names = MetricsFields.NAMES;
      if (cells.length != names.size()) {
        throw new IllegalArgumentException(
            "expected " + names.size() + " cells, found " + cells.length);
      }
      Map<String, String> fields = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        if (!cells[i].isEmpty()) {
          fields.put(names.get(i), cells[i]);
        }
      }
      return MetricsFields.parse(fields);
    }
  },

  /**
   * A JSON object a line; members that are not known are left out. A loss that is not finite is
   * {@code null}, for which JSON has no number.
   */
  JSON_LINES("metrics.jsonl", "") {
    @Override
    String line(EpochMetrics metrics) {
      JsonObject object = JsonObject.EMPTY;
      for (Map.Entry<String, String> field : MetricsFields.of(metrics).entrySet()) {
        object = object.with(field.getKey(), json(field.getKey(), field.getValue()));
      }
      return JsonWriter.compact(object);
    }

    private static JsonValue json(String name, String text) {
      if (name.equals(MetricsFields.WEIGHTS)) {
        return new JsonString(text);
      }
      return Double.isFinite(Double.parseDouble(text)) ? new JsonNumber(text) : JsonNull.NULL;
    }

    @Override
    EpochMetrics parse(String line) {
      try {
        if (!(Json.parse(line, "line") instanceof JsonObject object)) {
          throw new IllegalArgumentException("expected an object");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        object.members().forEach((name, value) -> fields.put(name, text(value)));
        return MetricsFields.parse(fields);
      } catch (JsonException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }

    private static String text(JsonValue value) {
      if (value instanceof JsonNumber number) {
        return number.text();
      }
      if (value instanceof JsonString string) {
        return string.text();
      }
      if (value.kind() == JsonKind.NULL) {
        return "NaN";
      }
      throw new IllegalArgumentException("expected a number, found " + value.kind().label());
    }
  };

  private final String fileName;
  private final String header;

  MetricsFormat(String fileName, String header) {
    this.fileName = fileName;
    this.header = header;
  }

  String fileName() {
    return fileName;
  }

  /** What the file begins with, line break included. */
  String header() {
    return header;
  }

  /** Without a line break. */
  abstract String line(EpochMetrics metrics);

  /**
   * The metrics of a line.
   *
   * @throws IllegalArgumentException if it is not what {@link #line} gives
   */
  abstract EpochMetrics parse(String line);
}

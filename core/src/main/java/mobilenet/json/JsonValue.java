package mobilenet.json;

/** An immutable JSON value. */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /** What it is. */
  JsonKind kind();
}

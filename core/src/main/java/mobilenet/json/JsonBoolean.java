package mobilenet.json;

/**
 * A truth value.
 *
 * @param value true or false
 */
public record JsonBoolean(boolean value) implements JsonValue {
  @Override
  public JsonKind kind() {
    return JsonKind.BOOLEAN;
  }
}

package mobilenet.json;

/** The JSON literal {@code null}. */
public enum JsonNull implements JsonValue {
  /** The only one. */
  NULL;

  @Override
  public JsonKind kind() {
    return JsonKind.NULL;
  }
}

package mobilenet.json;

/** The kinds of JSON value. */
public enum JsonKind {
  /** Members in braces. */
  OBJECT("an object"),
  /** Elements in brackets. */
  ARRAY("an array"),
  /** Text in quotes. */
  STRING("a string"),
  /** A decimal number. */
  NUMBER("a number"),
  /** {@code true} or {@code false}. */
  BOOLEAN("a boolean"),
  /** {@code null}. */
  NULL("null");

  private final String label;

  JsonKind(String label) {
    this.label = label;
  }

  /** With its article, for messages. */
  public String label() {
    return label;
  }
}

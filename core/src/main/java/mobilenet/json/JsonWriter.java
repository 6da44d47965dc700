package mobilenet.json;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * Writes values as JSON (RFC 8259). The text parses back to an equal value, except that numbers
 * that are not finite become {@code null}, because JSON does not have them.
 */
public final class JsonWriter {
  private enum Style {
    COMPACT,
    PRETTY
  }

  private final StringBuilder out = new StringBuilder();
  private final Style style;
  private int indent;

  private JsonWriter(Style style) {
    this.style = style;
  }

  /** One line without spaces. */
  public static String compact(JsonValue value) {
    return new JsonWriter(Style.COMPACT).write(value);
  }

  /** One member or element per line, indented by two spaces, as with Python's {@code indent=2}. */
  public static String pretty(JsonValue value) {
    return new JsonWriter(Style.PRETTY).write(value);
  }

  private String write(JsonValue value) {
    append(value);
    return out.toString();
  }

  private void append(JsonValue value) {
    if (value instanceof JsonObject object) {
      object(object);
    } else if (value instanceof JsonArray array) {
      array(array);
    } else if (value instanceof JsonString string) {
      string(string.text());
    } else if (value instanceof JsonNumber number) {
      out.append(number.isFinite() ? number.text() : "null");
    } else if (value instanceof JsonBoolean bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  private void object(JsonObject object) {
    if (object.members().isEmpty()) {
      out.append("{}");
      return;
    }
    open('{');
    Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonValue> member = members.next();
      string(member.getKey());
      out.append(style == Style.PRETTY ? ": " : ":");
      append(member.getValue());
      separate(members.hasNext());
    }
    close('}');
  }

  private void array(JsonArray array) {
    if (array.elements().isEmpty()) {
      out.append("[]");
      return;
    }
    open('[');
    Iterator<JsonValue> elements = array.elements().iterator();
    while (elements.hasNext()) {
      append(elements.next());
      separate(elements.hasNext());
    }
    close(']');
  }

  private void open(char bracket) {
    out.append(bracket);
    indent++;
    newLine();
  }

  private void separate(boolean more) {
    if (more) {
      out.append(',');
      newLine();
    }
  }

  private void close(char bracket) {
    indent--;
    newLine();
    out.append(bracket);
  }

  private void newLine() {
    if (style == Style.PRETTY) {
      out.append('\n').append("  ".repeat(indent));
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}

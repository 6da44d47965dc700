package mobilenet.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses whole JSON documents. */
public final class Json {
  /**
   * Largest file that {@link #read} accepts, in bytes: a tree takes some 30 times as much memory as
   * its text.
   */
  public static final int MAX_FILE_BYTES = 8 << 20;

  private static final int MAX_STRING_CHARS = MAX_FILE_BYTES;

  private Json() {}

  /**
   * Parses a document.
   *
   * @param source its name in errors
   */
  public static JsonValue parse(String text, String source) throws JsonException {
    try {
      return parse(StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)), source);
    } catch (CharacterCodingException e) {
      throw new JsonException(source + ": the text has a lone surrogate", e);
    }
  }

  /**
   * Parses a UTF-8 document, from the buffer's position to its limit.
   *
   * @param source its name in errors
   */
  public static JsonValue parse(ByteBuffer utf8, String source) throws JsonException {
    JsonReader reader = new JsonReader(utf8, source);
    JsonValue value = value(reader);
    reader.end();
    return value;
  }

  /**
   * Reads a file.
   *
   * @throws JsonException if it is not JSON, or larger than {@link #MAX_FILE_BYTES}
   * @throws IOException if it cannot be read
   */
  public static JsonValue read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new JsonException(
            file + ": expected a JSON file of at most " + MAX_FILE_BYTES + " bytes, found more");
      }
      return parse(ByteBuffer.wrap(bytes), file.toString());
    }
  }

  private static JsonValue value(JsonReader reader) throws JsonException {
    return switch (reader.peek()) {
      case OBJECT -> object(reader);
      case ARRAY -> array(reader);
      case STRING -> new JsonString(reader.string(MAX_STRING_CHARS));
      case NUMBER -> reader.number();
      case BOOLEAN -> new JsonBoolean(reader.bool());
      case NULL -> {
        reader.nullLiteral();
        yield JsonNull.NULL;
      }
    };
  }

  private static JsonObject object(JsonReader reader) throws JsonException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    reader.object(
        MAX_STRING_CHARS,
        name -> {
          if (members.containsKey(name)) {
            throw reader.duplicate(name);
          }
          members.put(name, value(reader));
        });
    return new JsonObject(members);
  }

  private static JsonArray array(JsonReader reader) throws JsonException {
    List<JsonValue> elements = new ArrayList<>();
    reader.array(index -> elements.add(value(reader)));
    return new JsonArray(elements);
  }
}

package mobilenet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static JsonValue parse(String text) throws JsonException {
    return Json.parse(text, "d");
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }

  @Test
  void readsEveryKindInOrder() throws Exception {
    JsonValue value =
        parse(
            " {\"z\": [1, -0.5e3, \"a\\n\\u00e9\\ud83d\\ude00é😀\"], \"a\": {\"t\": true},\n"
                + "\"f\": false, \"n\": null, \"\": []} ");
    assertThat(JsonWriter.compact(value))
        .isEqualTo(
            "{\"z\":[1,-0.5e3,\"a\\né😀é😀\"],\"a\":{\"t\":true},\"f\":false,\"n\":null,\"\":[]}");
    assertThat(parse("\"\\\"\\\\\\/\\b\\f\\r\\t\"")).isEqualTo(new JsonString("\"\\/\b\f\r\t"));
  }

  @Test
  void numbersKeepTheirText() throws Exception {
    assertThat(parse("1.50")).isEqualTo(new JsonNumber("1.50"));
    assertThat(((JsonNumber) parse("3e2")).toLong()).hasValue(300);
    assertThat(((JsonNumber) parse("3.5")).toLong()).isEmpty();
    assertThat(((JsonNumber) parse("1e300")).toLong()).isEmpty();
    assertThat(((JsonNumber) parse("1e-99999999999")).toLong()).isEmpty();
    assertThat(((JsonNumber) parse("-9223372036854775808")).toLong()).hasValue(Long.MIN_VALUE);
    assertThat(((JsonNumber) parse("9223372036854775808")).toLong()).isEmpty();
    assertThat(JsonNumber.of(1e-5).toDouble()).isEqualTo(1e-5);
    assertThatThrownBy(() -> JsonNumber.of(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new JsonNumber("+1")).hasMessageContaining("not a JSON number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` ` | d:1:2: expected a value, found the end of the document",
        "{} x | d:1:4: expected the end of the document, found 'x'",
        "[1,] | d:1:4: expected a value, found ']'",
        "[1 2] | d:1:4: expected ',' or ']', found '2'",
        "[1 | d:1:3: expected ',' or ']', found the end",
        "{\"a\":1,} | d:1:8: expected a member name in double quotes, found '}'",
        "{'a':1} | d:1:2: expected a member name",
        "{\"a\" 1} | expected ':' after the name \"a\"",
        "{\"a\":1 \"b\":2} | expected ',' or '}'",
        "{\"a\":1,\"a\":2} | d:1:12: the name \"a\" occurs twice",
        "01 | a number must not start with 0",
        "-01 | a number must not start with 0",
        "1. | expected a digit",
        "-x | expected a digit, found 'x'",
        "1e+ | expected a digit",
        ".5 | expected a value, found '.'",
        "Nan | expected 'NaN', found 'n'",
        "+Infinity | expected a value, found '+'",
        "-NaN | expected a digit, found 'N'",
        "Infinit | expected 'Infinity', found the end",
        "tru | expected 'true'",
        "nul | expected 'null'",
        "falsy | expected 'false'",
        "\"a | expected '\"' at the end of the string",
        "\"\\x\" | expected one of",
        "\"\\u12g4\" | four hexadecimal digits",
        "\"\\ud800\" | \\ud800 is a lone surrogate",
        "\"\\ud800\\u0041\" | \\ud800 is a lone surrogate",
        "\"\\udc00\" | \\udc00 is a lone surrogate",
        "/**/1 | expected a value, found '/'",
      })
  void refuses(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining(message)
        .hasMessageStartingWith("d:1:");
  }

  /** What json.dumps of Python's standard library gives for floats that are not finite. */
  @Test
  void readsPythonsNumbers() throws Exception {
    JsonValue value = parse("{\"loss\": NaN, \"a\": [Infinity, -Infinity, 1e999, -1e400, 1]}");
    JsonObject object = (JsonObject) value;
    assertThat(((JsonNumber) object.get("loss").orElseThrow()).toDouble()).isNaN();
    List<Double> others =
        ((JsonArray) object.get("a").orElseThrow())
            .elements().stream().map(e -> ((JsonNumber) e).toDouble()).toList();
    assertThat(others)
        .containsExactly(
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1.0);
    assertThat(new JsonNumber("NaN").toLong()).isEmpty();
    assertThat(new JsonNumber("-Infinity").toLong()).isEmpty();
    assertThat(JsonWriter.compact(value))
        .isEqualTo("{\"loss\":null,\"a\":[null,null,null,null,1]}");
  }

  @Test
  void skipsAByteOrderMark() throws Exception {
    assertThat(Json.parse(bytes(0xef, 0xbb, 0xbf, '1'), "d")).isEqualTo(new JsonNumber("1"));
    assertThatThrownBy(() -> Json.parse(bytes(0xef, 0xbb, 0xbf, '[', 'x'), "d"))
        .hasMessageStartingWith("d:1:2: expected a value, found 'x'");
    assertThatThrownBy(() -> parse("[\ufeff1]")).hasMessageContaining("expected a value");
  }

  @Test
  void countsLinesAndCharacters() {
    assertThatThrownBy(() -> parse("{\n  \"é\": ,"))
        .hasMessageStartingWith("d:2:8: expected a value");
    assertThatThrownBy(() -> parse("\"a\nb\"")).hasMessageContaining("control character 0x0a");
  }

  @Test
  void refusesBadUtf8() {
    for (ByteBuffer bad :
        new ByteBuffer[] {
          bytes('"', 0x80, '"'),
          bytes('"', 0xc0, 0x80, '"'),
          bytes('"', 0xe0, 0x80, 0x80, '"'),
          bytes('"', 0xed, 0xa0, 0x80, '"'),
          bytes('"', 0xf0, 0x80, 0x80, 0x80, '"'),
          bytes('"', 0xf4, 0x90, 0x80, 0x80, '"'),
          bytes('"', 0xf5, 0x80, 0x80, 0x80, '"'),
          bytes('"', 0xe2, 0x82, '"')
        }) {
      assertThatThrownBy(() -> Json.parse(bad, "d")).hasMessageContaining("UTF-8");
    }
    assertThatThrownBy(() -> Json.parse(bytes(0xff, 0xfe, '1', 0), "d"))
        .hasMessageContaining("a byte order mark of UTF-16; save the file as UTF-8");
    assertThatThrownBy(() -> parse("\"\ud800\"")).hasMessageContaining("lone surrogate");
  }

  @Test
  void boundsNesting() throws Exception {
    int deepest = JsonReader.MAX_DEPTH;
    parse("[".repeat(deepest) + "]".repeat(deepest));
    assertThatThrownBy(() -> parse("[".repeat(100_000)))
        .hasMessageContaining("nesting is deeper than " + deepest);
    assertThatThrownBy(() -> parse("1".repeat(401))).hasMessageContaining("more than 400");
  }

  @Test
  void agreesWithJdkDecoderOnRandomText() throws Exception {
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] text = new byte[1 + random.nextInt(6)];
      for (int j = 0; j < text.length; j++) {
        text[j] = (byte) (0x80 + random.nextInt(0x80));
      }
      ByteBuffer quoted = ByteBuffer.allocate(text.length + 2);
      quoted.put((byte) '"').put(text).put((byte) '"').flip();
      boolean valid;
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        valid = true;
      } catch (java.nio.charset.CharacterCodingException e) {
        valid = false;
      }
      boolean accepted;
      try {
        JsonString string = (JsonString) Json.parse(quoted, "d");
        assertThat(string.text()).isEqualTo(new String(text, StandardCharsets.UTF_8));
        accepted = true;
      } catch (JsonException e) {
        accepted = false;
      }
      assertThat(accepted).isEqualTo(valid);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "[]", "\"x\""})
  void readsFiles(String text, @TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("a.json"), text);
    assertThat(JsonWriter.compact(Json.read(file))).isEqualTo(text);
  }

  @Test
  void boundsFiles(@TempDir Path dir) throws Exception {
    Path file = Files.write(dir.resolve("a.json"), new byte[Json.MAX_FILE_BYTES + 1]);
    assertThatThrownBy(() -> Json.read(file)).hasMessageContaining("found more");
  }

  /** The form of newer Java releases; older ones write one more digit for the last but one. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-2.5, -2.5",
    "0.001, 0.001",
    "0.00001, 1.0E-5",
    "9999999, 9999999.0",
    "1e7, 1.0E7",
    "123456789.5, 1.234567895E8",
    "0.30000000000000004, 0.30000000000000004",
    "2e23, 2.0E23",
    "1.7976931348623157e308, 1.7976931348623157E308",
  })
  void numbersAreTheSameOnEveryJdk(double value, String text) {
    assertThat(JsonNumber.of(value).text()).isEqualTo(text);
  }
}

package mobilenet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  private static final JsonObject SAMPLE =
      JsonObject.EMPTY
          .with("name", "a\"\\\n\u0001é")
          .with("numbers", JsonArray.of(1.5, -2))
          .with("empty", JsonObject.EMPTY)
          .with("none", new JsonArray(List.of()))
          .with("yes", new JsonBoolean(true))
          .with("null", JsonNull.NULL);

  @Test
  void prettyIsPythonsIndentTwo() {
    assertThat(JsonWriter.pretty(SAMPLE))
        .isEqualTo(
            """
            {
              "name": "a\\"\\\\\\n\\u0001é",
              "numbers": [
                1.5,
                -2.0
              ],
              "empty": {},
              "none": [],
              "yes": true,
              "null": null
            }""");
  }

  @Test
  void whatIsWrittenReadsBack() throws Exception {
    assertThat(Json.parse(JsonWriter.pretty(SAMPLE), "d")).isEqualTo(SAMPLE);
    assertThat(Json.parse(JsonWriter.compact(SAMPLE), "d")).isEqualTo(SAMPLE);
  }

  @Test
  void anotherParserAgrees() throws Exception {
    ObjectMapper jackson = new ObjectMapper();
    assertThat(jackson.readTree(JsonWriter.pretty(SAMPLE)))
        .isEqualTo(jackson.readTree(JsonWriter.compact(SAMPLE)));
    assertThat(jackson.readTree(JsonWriter.compact(SAMPLE)).get("name").asText())
        .isEqualTo("a\"\\\n\u0001é");
  }

  @Test
  void textWithoutUtf8FormIsNoJson() {
    assertThatThrownBy(() -> new JsonString("a\ud800")).hasMessageContaining("lone surrogate");
    assertThatThrownBy(() -> JsonObject.EMPTY.with("\udc00", 1)).hasMessageContaining("lone");
    assertThat(new JsonString("😀").text()).isEqualTo("😀");
  }

  @Test
  void objectsAreValues() {
    JsonObject two = SAMPLE.with("name", "b").without(List.of("none"));
    assertThat(SAMPLE.members()).containsKey("none");
    assertThat(two.members().keySet()).first().isEqualTo("name");
    assertThat(two.withAll(SAMPLE).get("name")).isEqualTo(SAMPLE.get("name"));
  }
}

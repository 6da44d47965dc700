package mobilenet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonFieldsTest {
  private static JsonFields fields(String text) throws JsonException {
    return JsonFields.root(Json.parse(text, "c.json"), "c.json");
  }

  @Test
  void readsTypedMembers() throws Exception {
    JsonFields f =
        fields("{\"s\":\"a\",\"n\":1.5,\"i\":2,\"o\":{\"l\":[1,2]},\"t\":[\"x\"],\"z\":null}");
    assertThat(f.string("s")).isEqualTo("a");
    assertThat(f.optionalString("s")).hasValue("a");
    assertThat(f.optionalString("z")).isEmpty();
    assertThat(f.number("n")).isEqualTo(1.5);
    assertThat(f.optionalNumber("q")).isEmpty();
    assertThat(f.integer("i")).isEqualTo(2);
    assertThat(f.optionalInteger("i")).hasValue(2);
    assertThat(f.fields("o").integers("l")).containsExactly(1, 2);
    assertThat(f.fields("o").numbers("l")).containsExactly(1.0, 2.0);
    assertThat(f.optionalFields("z")).isEmpty();
    assertThat(f.strings("t")).containsExactly("x");
  }

  @Test
  void errorsNameThePath() throws Exception {
    JsonFields f = fields("{\"p\":{\"mean\":\"x\",\"l\":[1,\"2\"],\"i\":1.5,\"big\":3000000000}}");
    JsonFields p = f.fields("p");
    assertThatThrownBy(() -> p.numbers("mean"))
        .hasMessage("c.json: p.mean must be an array, found a string");
    assertThatThrownBy(() -> p.numbers("l"))
        .hasMessage("c.json: p.l[1] must be a number, found a string");
    assertThatThrownBy(() -> p.strings("l"))
        .hasMessage("c.json: p.l[0] must be a string, found a number");
    assertThatThrownBy(() -> p.integer("i")).hasMessageContaining("p.i must be a whole number");
    assertThatThrownBy(() -> p.integer("big")).hasMessageContaining("found 3000000000");
    assertThatThrownBy(() -> p.integers("l")).hasMessageContaining("p.l[1]");
    JsonFields odd = fields("{\"n\":NaN,\"l\":[1,1e999],\"i\":-Infinity}");
    assertThatThrownBy(() -> odd.number("n"))
        .hasMessage("c.json: n must be a finite number, found NaN");
    assertThatThrownBy(() -> odd.optionalNumber("n")).hasMessageContaining("found NaN");
    assertThatThrownBy(() -> odd.numbers("l"))
        .hasMessage("c.json: l[1] must be a finite number, found 1e999");
    assertThatThrownBy(() -> odd.integer("i"))
        .hasMessage("c.json: i must be a whole number of 32 bits, found -Infinity");
    assertThatThrownBy(() -> p.string("no")).hasMessage("c.json: p.no is missing");
    assertThatThrownBy(() -> f.string("p")).hasMessageContaining("found an object");
    assertThatThrownBy(() -> p.fields("l")).hasMessageContaining("must be an object");
    assertThatThrownBy(() -> fields("[]"))
        .hasMessage("c.json: must hold an object, found an array");
  }
}

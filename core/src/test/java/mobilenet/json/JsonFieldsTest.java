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
  void wholeNumbersAreExactUpTo64Bits() throws Exception {
    JsonFields f =
        fields(
            "{\"odd\":9007199254740993,\"most\":9223372036854775807,"
                + "\"least\":-9223372036854775808,\"whole\":3e2,"
                + "\"part\":1.7,\"more\":9223372036854775808,\"nan\":NaN,\"text\":\"1\"}");
    assertThat(f.wholeNumber("odd")).isEqualTo((1L << 53) + 1);
    assertThat(f.wholeNumber("most")).isEqualTo(Long.MAX_VALUE);
    assertThat(f.wholeNumber("least")).isEqualTo(Long.MIN_VALUE);
    assertThat(f.wholeNumber("whole")).isEqualTo(300);
    assertThatThrownBy(() -> f.wholeNumber("part"))
        .hasMessage("c.json: part must be a whole number of 64 bits, found 1.7");
    assertThatThrownBy(() -> f.wholeNumber("more"))
        .hasMessage("c.json: more must be a whole number of 64 bits, found 9223372036854775808");
    assertThatThrownBy(() -> f.wholeNumber("nan"))
        .hasMessage("c.json: nan must be a whole number of 64 bits, found NaN");
    assertThatThrownBy(() -> f.wholeNumber("text"))
        .hasMessage("c.json: text must be a number, found a string");
    assertThatThrownBy(() -> f.wholeNumber("no")).hasMessage("c.json: no is missing");
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

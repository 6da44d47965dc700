package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpsetTest {
  /** ONNX's table of versions. */
  @ParameterizedTest
  @CsvSource({"11,6", "12,7", "13,7", "14,7", "15,8", "17,8", "18,8", "19,9", "20,9"})
  void hasTheFormatThatItCameWith(int version, int format) {
    assertThat(new Opset(version).irVersion()).isEqualTo(format);
  }

  @Test
  void hasOperatorsFromTheVersionThatBroughtThem() {
    assertThat(new Opset(13).has("HardSwish")).isFalse();
    assertThat(new Opset(14).has("HardSwish")).isTrue();
    assertThat(new Opset(19).has("Gelu")).isFalse();
    assertThat(new Opset(20).has("Gelu")).isTrue();
    assertThat(new Opset(20).has("LSTM")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 21})
  void isOfARange(int version) {
    assertThatThrownBy(() -> new Opset(version))
        .hasMessage("opset must be from 11 to 20, given " + version);
  }
}

package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfTestTest {
  private static final String GOOD =
      "{\"images\":[\"a.png\",\"b.png\"],\"labels\":[0,1],\"logits\":[[1,2],[3,4.5]],"
          + "\"tolerance\":0.01}";

  @TempDir Path dir;

  private SelfTest read(String text) throws IOException {
    return SelfTest.read(Files.writeString(dir.resolve("selftest.json"), text));
  }

  @Test
  void readsBothForms() throws Exception {
    SelfTest files = read(GOOD);
    assertThat(files.inputs()).isEqualTo(new SelfTest.Inputs.Files(List.of("a.png", "b.png")));
    assertThat(files.tolerance()).isEqualTo(0.01);
    assertThat(files.classes()).isEqualTo(2);
    SelfTest described =
        read(GOOD.replace("[\"a.png\",\"b.png\"]", "\"two\"").replace(",\"tolerance\":0.01", ""));
    assertThat(described.inputs()).isEqualTo(new SelfTest.Inputs.Described("two"));
    assertThat(described.tolerance()).isEqualTo(SelfTest.DEFAULT_TOLERANCE);
  }

  @Test
  void writesWhatItReads() throws Exception {
    for (SelfTest.Inputs inputs :
        List.of(
            new SelfTest.Inputs.Files(List.of("a.png", "b.png")),
            new SelfTest.Inputs.Described("first 2 of the test set"))) {
      SelfTest test =
          new SelfTest(inputs, List.of(0, 1), List.of(List.of(1.5, -2e-7), List.of(0.0, 3.0)), 0.1);
      test.write(dir.resolve("written.json"));
      assertThat(SelfTest.read(dir.resolve("written.json"))).isEqualTo(test);
    }
  }

  @Test
  void measuresTheWorstLogit() throws Exception {
    SelfTest test = read(GOOD);
    assertThat(test.difference(1, new float[] {3.25f, 4.5f})).isEqualTo(0.25);
    assertThat(test.difference(0, new float[] {Float.NaN, 2})).isNaN();
    assertThatThrownBy(() -> test.difference(0, new float[1]))
        .hasMessageContaining("expected 2 logits, given 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[0,1] | [0] | labels must hold one class for each of the 2 rows",
        "[0,1] | [0,2] | labels must be 0 to 1",
        "[0,1] | [0,-1] | labels must be 0 to 1",
        "[3,4.5] | [3] | logits must have rows of one length, 2",
        "[3,4.5] | 3 | logits[1] must be an array, found a number",
        "[3,4.5] | [3,\"x\"] | logits[1][1] must be a number, found a string",
        "[[1,2],[3,4.5]] | [] | logits must hold at least one row",
        "[\"a.png\",\"b.png\"] | [\"a.png\"] | images must name one file for each of the 2 rows",
        "a.png | ../a.png | images must name files in the checkpoint's folder or below it, found ../a.png: it leads out of the folder",
        "a.png | x/../../a.png | found x/../../a.png: it leads out of the folder",
        "a.png | /etc/passwd | found /etc/passwd: it is not relative to the folder",
        "a.png | a\\u0000.png | found a�.png: it has a control character",
        "a.png | a\\n.png | found a�.png: it has a control character",
        "a.png | . | found .: it names no file",
        "a.png | `` | it names no file",
        "0.01 | 0 | tolerance must be above 0, given 0.0",
        "\"labels\" | \"label\" | labels is missing",
      })
  void errorsNameTheField(String good, String bad, String message) {
    assertThat(GOOD).contains(good);
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(dir.resolve("selftest.json") + ": ")
        .hasMessageContaining(message);
  }
}

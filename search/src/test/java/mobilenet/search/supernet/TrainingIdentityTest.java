package mobilenet.search.supernet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import mobilenet.json.JsonObject;
import org.junit.jupiter.api.Test;

class TrainingIdentityTest {
  private static TrainingIdentity of(long steps, String rate) {
    return new TrainingIdentity(
        JsonObject.EMPTY
            .with("space", "5504dd3c")
            .with("steps", steps)
            .with("controller", JsonObject.EMPTY.with("rate", rate).with("samples", 1L)));
  }

  @Test
  void theSameIsAccepted() {
    assertThatCode(() -> of(5, "x").require("a file", of(5, "x").text()))
        .doesNotThrowAnyException();
  }

  @Test
  void onlyWhatDiffersIsNamed() {
    assertThatThrownBy(() -> of(5, "x").require("a file", of(6, "y").text()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a file: is of another training: steps was 6, here 5; controller.rate was \"y\", here"
                + " \"x\"; give the same settings, or another --output");
  }

  @Test
  void whatOneOfThemLacks() {
    String more = new TrainingIdentity(of(5, "x").settings().with("table", "abc")).text();
    assertThatThrownBy(() -> of(5, "x").require("a file", more))
        .hasMessageContaining(": table was \"abc\", here nothing; give");
  }

  @Test
  void whatIsNoIdentity() {
    assertThatThrownBy(() -> of(5, "x").require("a file", "space 5504, 5 steps"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a file: was written by another version of this program; give another --output");
  }
}

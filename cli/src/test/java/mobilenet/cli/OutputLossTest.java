package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that cannot be printed. */
class OutputLossTest {
  private static Outcome run(String message, String line) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);
    for (int i = 0; i < args.length; i++) {
      args[i] =
          args[i]
              .replace("IMAGE", Fixtures.SHIRT)
              .replace("CHECKPOINT", Fixtures.BUNDLED.toString());
    }
    return Outcome.ofBroken(message, args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "--version",
        "classify --help",
        "models",
        "models --json",
        "summary mobilenetv2_100",
        "classify IMAGE",
        "classify IMAGE --json",
        "inspect CHECKPOINT",
        "verify CHECKPOINT --json",
      })
  void aFullDiskIsAFailure(String line) {
    Outcome outcome = run("No space left on device", line);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .endsWith(
            "mobilenet: standard output cannot be written: No space left on device; make room, or"
                + " write elsewhere\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "models --json", "--help", "classify IMAGE IMAGE"})
  void whoeverReadsMayHaveSeenEnough(String line) {
    Outcome outcome = run("Broken pipe", line);
    assertThat(outcome.code()).isEqualTo(141);
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void failuresKeepTheirExitCode() {
    assertThat(run("No space left on device", "summary xyz --json").code()).isEqualTo(2);
    assertThat(run("No space left on device", "verify nowhere --json").code()).isEqualTo(1);
    assertThat(run("Broken pipe", "verify nowhere --json").code()).isEqualTo(1);
  }

  @Test
  void brokenStandardErrorDoesNotMatter() {
    StringWriter out = new StringWriter();
    String[] args = {"classify", Fixtures.SHIRT, "none.png"};
    assertThat(Main.run(out, new Outcome.BrokenWriter("No space left on device"), args))
        .isEqualTo(1);
    assertThat(out.toString()).contains("T-shirt/top");
  }
}

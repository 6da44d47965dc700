package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointException;
import mobilenet.weights.SelfTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  static final Path BUNDLED =
      Path.of("..", "checkpoints", "fashion_mnist.mobilenetv4_conv_small_070");

  @TempDir Path dir;

  private void copy() throws IOException {
    Files.createDirectory(dir.resolve("selftest"));
    for (String name : List.of(Checkpoint.CONFIG, Checkpoint.WEIGHTS, Checkpoint.SELF_TEST)) {
      Files.copy(BUNDLED.resolve(name), dir.resolve(name));
    }
    for (int i = 0; i < 8; i++) {
      String image = "selftest/" + i + ".png";
      Files.copy(BUNDLED.resolve(image), dir.resolve(image));
    }
  }

  private void edit(String from, String to) throws IOException {
    Path file = dir.resolve(Checkpoint.SELF_TEST);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /** Changes one expected logit of an image. */
  private void alter(int image, double difference) throws IOException {
    Path file = dir.resolve(Checkpoint.SELF_TEST);
    SelfTest test = SelfTest.read(file);
    List<List<Double>> logits = new ArrayList<>(test.logits());
    List<Double> row = new ArrayList<>(logits.get(image));
    row.set(4, row.get(4) + difference);
    logits.set(image, row);
    new SelfTest(test.inputs(), test.labels(), logits, test.tolerance()).write(file);
  }

  @Test
  void theBundledCheckpointPasses() throws Exception {
    Verification verification = Verification.of(BUNDLED);
    assertThat(verification.passed()).isTrue();
    assertThat(verification.images()).hasSize(8);
    assertThat(verification.images()).allMatch(image -> image.difference() < 2e-5);
    assertThat(verification.tolerance()).isEqualTo(1e-3);
  }

  @Test
  void anAlteredLogitFails() throws Exception {
    copy();
    assertThat(Verification.of(dir).passed()).isTrue();
    alter(1, 0.002);
    Verification verification = Verification.of(dir);
    assertThat(verification.passed()).isFalse();
    assertThat(verification.images().get(1).difference()).isBetween(0.0019, 0.0021);
    assertThat(verification.images().get(0).difference()).isLessThan(2e-5);
  }

  @Test
  void nanNeverPasses() {
    Verification.Image nan = new Verification.Image("x.png", Double.NaN);
    assertThat(new Verification(List.of(nan), 1).passed()).isFalse();
  }

  @Test
  void withoutImagesThereIsNothingToRun() throws Exception {
    copy();
    edit("\"images\": [", "\"images\": \"eight images\", \"others\": [");
    assertThatThrownBy(() -> Verification.of(dir))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("describes its images in words; put the images beside it");
    Files.delete(dir.resolve(Checkpoint.SELF_TEST));
    assertThatThrownBy(() -> Verification.of(dir))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("has no selftest.json");
  }
}

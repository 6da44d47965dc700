package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.cli.UsageException;
import mobilenet.data.DatasetException;
import mobilenet.data.loader.HoldOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DataOptionsTest {
  private final StringWriter err = new StringWriter();

  @TempDir private Path dir;

  @Command
  private static final class Mixing {
    @Mixin private DataOptions data = new DataOptions();
  }

  private void images(String folder, int count) throws IOException {
    Path path = Files.createDirectories(dir.resolve(folder));
    for (int i = 0; i < count; i++) {
      Files.write(path.resolve(i + ".png"), new byte[1]);
    }
  }

  private DataOptions options(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--data", dir.toString()));
    arguments.addAll(List.of(more));
    Mixing mixing = new Mixing();
    new CommandLine(mixing)
        .setErr(new PrintWriter(err, true))
        .parseArgs(arguments.toArray(String[]::new));
    return mixing.data;
  }

  private HoldOut parts(String... more) throws IOException {
    DataOptions options = options(more);
    options.check();
    return options.parts(options.open());
  }

  private void refuses(String message, String... more) {
    assertThatThrownBy(() -> parts(more)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @Test
  void holdsOutATenth() throws IOException {
    images("cat", 30);
    images("dog", 10);
    HoldOut parts = parts();
    assertThat(parts.validation().size()).isEqualTo(4);
    assertThat(parts.training().size()).isEqualTo(36);
    assertThat(parts("--limit", "20").validation().size()).isEqualTo(2);
  }

  @Test
  void nothingHeldOutHasACauseAndARemedy() throws IOException {
    images("cat", 2);
    images("dog", 2);
    refuses(
        "nothing is held out to choose the best epoch by: --hold-out 0.1 of 4 images is none;"
            + " raise it to 0.25 or more, or give more images");
    assertThat(parts("--hold-out", "0.25").validation().size()).isEqualTo(1);
    images("dog", 20);
    refuses(
        "nothing is held out to choose the best epoch by: --hold-out 0.1 of 3 images is none;"
            + " raise it to 0.34 or more, or give more images (a higher --limit)",
        "--limit",
        "3");
  }

  @Test
  void classesOfOneImageCannotBeDivided() throws IOException {
    images("cat", 1);
    images("dog", 1);
    refuses(
        "nothing is held out to choose the best epoch by: --hold-out 0.9 of 2 images is none, as"
            + " every class keeps one to learn from; give more images",
        "--hold-out",
        "0.9");
  }

  @Test
  void oneClassLeftIsNotEnough() throws IOException {
    images("cat", 50);
    images("dog", 1);
    assertThatThrownBy(() -> parts("--limit", "10"))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("--limit 10", "one class", "at least two", "raise --limit");
  }

  @Test
  void noClassIsLostToTheLimit() throws IOException {
    images("cat", 50);
    images("dog", 50);
    images("owl", 1);
    refuses(
        "--limit 100 leaves no image of the class owl; leave it out, as all are needed, or take the"
            + " class out of the data",
        "--limit",
        "100");
    images("owl", 4);
    images("yak", 4);
    refuses(
        "--limit 6 leaves no image of the classes owl, yak; raise it to 21, or take the classes out"
            + " of the data",
        "--limit",
        "6",
        "--hold-out",
        "0.3");
    assertThat(parts("--limit", "21", "--hold-out", "0.3").validation().size()).isPositive();
    assertThat(parts().training().size()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "--hold-out, 0, --hold-out must be between 0 and 1",
    "--hold-out, 1, --hold-out must be between 0 and 1",
    "--hold-out, -0.1, --hold-out must be between 0 and 1",
    "--hold-out, NaN, --hold-out must be between 0 and 1",
    "--limit, 0, --limit must be at least 1",
    "--limit, -3, --limit must be at least 1",
  })
  void numbersOutOfRangeAreWrongUsage(String option, String value, String message)
      throws IOException {
    images("cat", 2);
    images("dog", 2);
    assertThatThrownBy(() -> parts(option, value))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void saysWhatItFound() throws IOException {
    images("Train/cat", 12);
    images("Train/dog", 8);
    images("Test/cat", 1);
    options().open();
    assertThat(err.toString().lines())
        .containsExactly(
            "data: class folders in "
                + dir.resolve("Train")
                + ", split Train: 20 images of 2 classes, cat (12), dog (8)");
  }

  @Test
  void whatIsLearntIsNoTest() throws IOException {
    images("cat", 1);
    images("dog", 1);
    assertThatThrownBy(() -> options().openTest())
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(dir + " has no splits", "train/ and test/");
  }
}

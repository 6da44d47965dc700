package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Outcomes;
import mobilenet.search.distillation.Setting;
import mobilenet.search.training.Slice;
import mobilenet.search.training.SmallNetwork;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.torch.NativeSettings;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a comparison refuses before it trains a student, and what it prints at its end. */
class DistilCompareCommandTest {
  @TempDir private static Path shared;
  private static Path teacher = Path.of("");
  private static Path recipe = Path.of("");

  @TempDir private Path output;

  @BeforeAll
  static void prepare() throws Exception {
    NativeSettings.apply(1);
    teacher = SmallNetwork.train(shared.resolve("teacher"));
    recipe = shared.resolve("student.yaml");
    RecipeWriter.write(SmallNetwork.student(), recipe);
  }

  private Commands.Outcome compare(String... more) {
    return compare(Slice.DATA, more);
  }

  private Commands.Outcome compare(Path data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
    arguments.addAll(List.of("--limit", "200", "--hold-out", "0.2", "--labels", "0.5"));
    arguments.addAll(List.of("--teacher", teacher.toString(), "--teacher-epochs", "1"));
    arguments.addAll(List.of("--recipe", recipe.toString(), "--output", output.toString()));
    arguments.addAll(List.of(more));
    return Commands.run(new CommandLine(new DistilCompareCommand()), arguments);
  }

  private DistilFolder folder() {
    return new DistilFolder(output);
  }

  /** Leaves a row of the first seed of each setting. */
  private void finish(Setting... settings) throws IOException {
    List<Outcome> rows =
        Arrays.stream(settings).map(setting -> new Outcome(setting, .5, 1, .8, .8, 1, 0)).toList();
    Outcomes.write(folder().outcomes(), rows);
  }

  private void assertRefused(Commands.Outcome outcome, String reason) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(output + " holds another experiment: " + reason)
        .contains("; give the same, or another --output")
        .doesNotContain("plain, seed");
    assertThat(folder().runs()).doesNotExist();
  }

  @Test
  void anotherTeacherIsRefusedBeforeAnythingIsTrained() throws IOException {
    finish(Setting.PLAIN, Setting.DISTILLED);
    folder().require(Map.of("teacher", "another (0123) by hand"));
    String reason = "the teacher was another (0123) by hand, here ";
    // With one seed nothing is missing; with two, a plain student first.
    assertRefused(compare("--settings", "distilled", "--seeds", "1"), reason);
    assertRefused(compare("--settings", "distilled", "--seeds", "2"), reason);
    // Plain students have no teacher, so that it may be any.
    Commands.Outcome plain = compare("--settings", "plain", "--seeds", "1");
    assertThat(plain.code()).as(plain.err()).isZero();
    assertThat(plain.out()).contains("labels of 50 % of the images");
  }

  @Test
  void anotherThresholdIsRefusedBeforeAnythingIsTrained() throws IOException {
    finish(Setting.PLAIN, Setting.POOL);
    folder().require(Map.of("threshold of the pool", "0.3"));
    String reason = "the threshold of the pool was 0.3, here 0.5";
    assertRefused(compare("--settings", "pool", "--seeds", "1", "--pool-threshold", "0.5"), reason);
    assertRefused(compare("--settings", "pool", "--seeds", "2", "--pool-threshold", "0.5"), reason);
  }

  /** No image is so likely of one class that it counts: what the command asks for must do. */
  @Test
  void aThresholdThatNoImageReachesMayBeLowered() throws IOException {
    finish(Setting.PLAIN);
    String[] arguments = {"--settings", "pool", "--seeds", "1", "--least-lead", "-100"};
    Commands.Outcome refused = compare(withThreshold(arguments, "0.99999999999"));
    assertThat(refused.code()).as(refused.err()).isEqualTo(1);
    assertThat(refused.err()).contains("lower --pool-threshold");
    Commands.Outcome lowered = compare(withThreshold(arguments, "0.1"));
    assertThat(lowered.code()).as(lowered.err()).isZero();
    assertThat(folder().experiment()).content().contains("\"threshold of the pool\": \"0.1\"");
  }

  private static String[] withThreshold(String[] arguments, String threshold) {
    return Stream.concat(Arrays.stream(arguments), Stream.of("--pool-threshold", threshold))
        .toArray(String[]::new);
  }

  @Test
  void whatIsFinishedIsPrintedAgain() throws IOException {
    finish(Setting.PLAIN, Setting.DISTILLED, Setting.POOL);
    folder().require(Map.of("images without labels", "shown"));
    for (String settings : List.of("distilled", "distilled,pool")) {
      Commands.Outcome again = compare("--settings", settings, "--seeds", "1");
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(again.out()).contains("labels of 50 % of the images");
    }
    // Only a teacher that was good enough is written down.
    assertThat(folder().experiment()).content().contains("recipe").doesNotContain("teacher");
    assertRefused(
        compare("--settings", "distilled", "--seeds", "2"),
        "the images without labels was shown, here left out");
  }

  /** One of two test images of a class is no image: the student is measured without it. */
  @Test
  void anAccuracyOfFewerImagesIsNoSuccess() throws IOException {
    Path data = shared.resolve("images");
    for (String name : classes()) {
      write(data.resolve("train").resolve(name), 20);
      write(data.resolve("test").resolve(name), 2);
    }
    Path damaged = data.resolve("test").resolve(classes().get(0)).resolve("0.png");
    Files.writeString(damaged, "no image");
    Commands.Outcome outcome = compare(data, "--settings", "plain", "--seeds", "1");
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("plain, seed 1, on the test images: 1 image could not be read")
        .contains(damaged.toString());
    String below =
        "plain: up to 1 test image could not be read: its accuracies are of other images";
    assertThat(outcome.out()).contains("labels of 50 % of the images", below);

    // Nothing is trained any more.
    Commands.Outcome again = compare(data, "--settings", "plain", "--seeds", "1");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).doesNotContain("plain, seed 1");
    Commands.Outcome report =
        Commands.run(new CommandLine(new DistilReportCommand()), List.of(output.toString()));
    assertThat(report.code()).isEqualTo(1);
    assertThat(report.out()).isEqualTo(again.out()).contains(below);
  }

  private static List<String> classes() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(teacher)) {
      return checkpoint.config().labelNames().orElseThrow();
    }
  }

  private static void write(Path folder, int images) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < images; i++) {
      ImageIO.write(
          new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY),
          "png",
          folder.resolve(i + ".png").toFile());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--pool-threshold, 1, '--pool-threshold must be 0 to below 1, given 1.0'",
    "--pool-threshold, -0.1, '--pool-threshold must be 0 to below 1, given -0.1'",
    "--pool-threshold, NaN, '--pool-threshold must be 0 to below 1, given NaN'",
    "--least-lead, NaN, '--least-lead must be a finite number of points, given NaN'",
    "--least-lead, Infinity, '--least-lead must be a finite number of points, given Infinity'"
  })
  void aNumberOutOfRangeIsRefusedAndNotWrittenDown(String option, String given, String sentence) {
    Commands.Outcome outcome = compare(option, given);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().strip()).isEqualTo(sentence);
    assertThat(folder().experiment()).doesNotExist();
  }
}

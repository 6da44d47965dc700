package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.search.training.Slice;
import mobilenet.search.training.SmallNetwork;
import mobilenet.testing.ChildJvm;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.torch.NativeSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A comparison of students, whole and killed. */
@Tag("processes")
class KilledDistilCompareTest {
  @TempDir private Path folder;
  private Path teacher = Path.of("");
  private Path recipe = Path.of("");

  @BeforeEach
  void prepare() throws Exception {
    NativeSettings.apply(1);
    teacher = SmallNetwork.train(folder.resolve("teacher"));
    recipe = folder.resolve("student.yaml");
    RecipeWriter.write(SmallNetwork.student(), recipe);
  }

  private List<String> arguments(Path output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "distil-compare",
                "--data",
                Slice.DATA.toString(),
                "--limit",
                "200",
                "--hold-out",
                "0.2",
                "--labels",
                "0.5",
                "--teacher",
                teacher.toString(),
                "--teacher-epochs",
                "1",
                "--recipe",
                recipe.toString(),
                "--seeds",
                "1",
                "--pool-threshold",
                "0",
                "--output",
                output.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private ChildJvm start(List<String> arguments) throws Exception {
    return Commands.start(folder, arguments.toArray(String[]::new));
  }

  private static List<String> rows(Path output) throws Exception {
    Path file = output.resolve("outcomes.csv");
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  /** How lines begin that tell of a row's training. */
  private static String progress(String row) {
    return row.substring(0, row.indexOf(',')) + ", seed 1: epoch ";
  }

  @Test
  void killedAndResumedEndsWithTheSameRows() throws Exception {
    Path killed = folder.resolve("killed");
    Path whole = folder.resolve("whole");
    String[] lead = {"--least-lead", "-100"};
    ChildJvm uninterrupted = start(arguments(whole, lead));
    assertThat(failure(arguments(killed, "--least-lead", "100")))
        .contains("it must be 100.00 points better, and is ");
    // With a heading: the row of the student without a teacher.
    assertThat(rows(killed)).hasSize(2);
    // The one that is not killed does everything in one process.
    ChildJvm first = start(arguments(killed, "--least-lead", "-100", "--workers", "2"));
    first.await(() -> rows(killed).size() >= 3);
    first.process().destroyForcibly().waitFor();
    List<String> before = rows(killed);
    assertThat(before).hasSizeLessThan(6);
    ChildJvm second = start(arguments(killed, lead));
    assertThat(second.waitFor()).as(second.output()).isZero();
    assertThat(second.output())
        .contains((6 - before.size()) + " of " + (6 - before.size()) + ": ")
        .contains("differences need two seeds")
        .doesNotContain(before.stream().skip(1).map(KilledDistilCompareTest::progress).toList());
    assertThat(uninterrupted.waitFor()).as(uninterrupted.output()).isZero();
    assertThat(uninterrupted.output())
        .contains("epochs without a teacher for 1 with one", "held out: the teacher ");
    assertThat(rows(killed)).hasSize(6).isEqualTo(rows(whole));
    assertThat(killed.resolve("answers.bin")).hasSameBinaryContentAs(whole.resolve("answers.bin"));

    Path results = folder.resolve("distillation.csv");
    Path figure = folder.resolve("distillation.svg");
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new DistilReportCommand())
            .setOut(new PrintWriter(out))
            .execute(
                killed.toString(), "--results", results.toString(), "--figure", figure.toString());
    assertThat(code).isZero();
    String printed = out.toString();
    assertThat(printed).contains("labels of 50 % of the images", "pool", "shuffled");
    assertThat(Files.readAllLines(results))
        .hasSize(6)
        .startsWith("setting,labels,seed,top1")
        .element(1)
        .asString()
        .startsWith("plain,0.5,1,0.");
    assertThat(figure).content().startsWith("<svg ").contains("compute-matched");

    // Nothing is missing with one seed; with two, hours of training would come first.
    List<String> other = arguments(killed, lead);
    other.set(other.indexOf("--pool-threshold") + 1, "0.5");
    for (String seeds : List.of("1", "2")) {
      other.set(other.indexOf("--seeds") + 1, seeds);
      assertThat(failure(other))
          .contains("holds another experiment: the threshold of the pool was 0.0, here 0.5; ");
    }
    assertThat(rows(killed)).isEqualTo(rows(whole));
    assertThat(failure(arguments(killed, "--threads", "2")))
        .contains(killed + " holds another experiment: the number of threads was 1, here 2; ");
  }

  /** What a command in this process says that refuses. */
  private static String failure(List<String> arguments) {
    StringWriter err = new StringWriter();
    List<String> failures = new ArrayList<>();
    new CommandLine(new DistilCompareCommand())
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (e, line, result) -> {
              failures.add(String.valueOf(e.getMessage()));
              return 1;
            })
        .execute(arguments.subList(1, arguments.size()).toArray(String[]::new));
    assertThat(failures).as(err.toString()).hasSize(1);
    return failures.get(0);
  }
}

package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGTERM at known moments: the line that is printed at each is what sends it. */
@DisabledOnOs(OS.WINDOWS)
@Tag("processes")
class InterruptTest {
  /** 128 and the number of SIGTERM. */
  private static final int TERMINATED = 143;

  private static final String NEVER = "";

  @TempDir Path dir;

  private Path run() {
    return dir.resolve("run");
  }

  private String output = "";

  private int start(String command, String moment, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command, moment));
    arguments.addAll(List.of("--data", "src/test/resources/fashion-mnist-slice"));
    arguments.addAll(List.of("--recipe", "fashion-mnist-tiny", "--size", "32", "--epochs", "2"));
    arguments.addAll(List.of("--threads", "1", "--limit", "200", "--output", run().toString()));
    arguments.addAll(List.of(more));
    ChildJvm child =
        ChildJvm.start(
            dir.resolve("out"),
            List.of("--add-modules", "jdk.incubator.vector"),
            InterruptedCommand.class,
            arguments);
    int code = child.waitFor();
    output = child.output();
    return code;
  }

  private static String[] network() {
    return new String[] {"--arch", "mobilenetv4_conv_small_035"};
  }

  private void assertSaid(String sentence) {
    assertThat(output.lines().filter(line -> line.contains("mobilenet: ")))
        .as(output)
        .singleElement()
        .asString()
        .endsWith("mobilenet: " + sentence);
  }

  /** Preparing, which loads libtorch; the first snapshot is not there yet. */
  @Test
  void beforeTheFirstStepThereIsNothingToSave() throws Exception {
    assertThat(start("train", "recipe: ", network())).isEqualTo(TERMINATED);
    assertSaid("interrupted before the first step; there was nothing to save");
    assertThat(run()).isEmptyDirectory();
  }

  /** The first line is of the columns; those of epochs come before the plot and the checkpoint. */
  @ParameterizedTest
  @CsvSource({"'epoch ', 0 epochs", "'  1/2', 1 epoch"})
  void underWayItSavesAndGoesOn(String moment, String epochs) throws Exception {
    assertThat(start("train", moment, network())).as(output).isEqualTo(TERMINATED);
    assertSaid(
        "interrupted after " + epochs + " and saved; the same command with --resume goes on");
    assertThat(run().resolve("curves.png").toFile().exists()).isNotEqualTo(epochs.startsWith("0"));
    assertThat(start("train", NEVER, with(network(), "--resume"))).as(output).isZero();
    assertThat(run().resolve("best/selftest.json")).exists();
  }

  private static String[] with(String[] arguments, String more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(more);
    return all.toArray(String[]::new);
  }

  /** Plot, checkpoints and self-test are all written while the process ends. */
  @Test
  void atTheEndOfTheLastEpochItIsComplete() throws Exception {
    assertThat(start("train", "  2/2", network())).isEqualTo(TERMINATED);
    assertThat(output).contains("2 epochs in 0:00:").doesNotContain("mobilenet: ");
    for (String file : List.of("curves.png", "best/selftest.json", "last/selftest.json")) {
      assertThat(run().resolve(file)).exists();
    }
  }

  @Test
  void aComparisonGoesOnWithTheSameCommand() throws Exception {
    String[] networks = {"--networks", "mobilenetv1_025", "--seeds", "3,4"};
    assertThat(start("compare", "run 2 of 2", networks)).isEqualTo(TERMINATED);
    assertSaid("interrupted; what is done is saved, and the same command goes on");
    assertThat(start("compare", NEVER, networks)).as(output).isZero();
    assertThat(run().resolve("comparison.csv")).content().hasLineCount(3);
  }

  @Test
  void closedInTimeItIsNoLongerAsked() throws IOException {
    List<String> said = new ArrayList<>();
    try (Interrupt interrupt = new Interrupt(said::add, "idle")) {
      interrupt.busy(() -> "nothing");
      assertThat(interrupt.isAsked()).isFalse();
      interrupt.idle("idle again");
    }
    assertThat(said).isEmpty();
  }
}

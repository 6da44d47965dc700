package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with streams that are closed or cannot be written. */
class LauncherStreamsTest {
  private static final String IMAGE = Path.of(Fixtures.SHIRT).toAbsolutePath().toString();

  @TempDir Path dir;

  @BeforeEach
  void mustBeBuilt() throws IOException {
    Launcher.mustBeBuilt();
  }

  /** Runs the script in a shell, with redirections such as {@code 2>&-}. */
  private Outcome run(
      List<String> shell, String redirections, Map<String, String> environment, String... line)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("sh", "-c", "\"$@\" " + redirections, "sh"));
    all.addAll(shell);
    all.addAll(List.of(line));
    return Launcher.run(dir, environment, all);
  }

  @Test
  void aResultThatNobodyCanReadIsAFailure() throws Exception {
    String script = Launcher.copyTo(dir.resolve("clone")).toString();
    for (List<String> shell : Launcher.shells()) {
      // The first start writes the archive of classes, the second reads it.
      for (String closed : List.of(">&-", "<&- >&-")) {
        assertThat(run(shell, closed, Map.of(), script, "classify", IMAGE).error(1))
            .isEqualTo("standard output cannot be written: it is closed");
      }
      assertThat(run(shell, "<&- >&- 2>&-", Map.of(), script, "models").code()).isEqualTo(1);
      Outcome whole = run(shell, "", Map.of(), script, "classify", IMAGE);
      assertThat(whole.code()).as(whole.err()).isZero();
      assertThat(whole.out()).contains(": T-shirt/top ");
      assertThat(whole.err()).isEmpty();
    }
    assertThat(Launcher.archives(dir.resolve("clone")))
        .hasSize(1)
        .allMatch(archive -> archive.toFile().length() > 1_000_000);
  }

  @Test
  void closedInputAndErrorsDoNotMatter() throws Exception {
    String script = Launcher.SCRIPT.toString();
    for (List<String> shell : Launcher.shells()) {
      for (String closed : List.of("2>&-", "<&- 2>&-")) {
        Outcome outcome = run(shell, closed, Map.of(), script, "classify", IMAGE, "none.png");
        assertThat(outcome.code()).as(shell + closed).isEqualTo(1);
        assertThat(outcome.out()).contains(": T-shirt/top ").hasLineCount(1);
      }
    }
  }

  /** Maven prints more than a pipe can hold, so it would end together with its reader. */
  @Test
  void aBuildWhoseProgressNobodyReadsIsABuild() throws Exception {
    Path clone = dir.resolve("clone");
    String script = Launcher.copyTo(clone).toString();
    Path maven = Files.createDirectories(dir.resolve("bin")).resolve("mvn");
    Files.writeString(
        maven,
        "#!/bin/sh\nset -e\ni=0\n"
            + "while [ $i -lt 5000 ]; do echo \"[INFO] Building MobileNet4J core 1 $i\";"
            + " i=$((i + 1)); done\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
    Map<String, String> environment =
        Map.of("PATH", maven.getParent() + ":" + System.getenv("PATH"));
    for (List<String> shell : Launcher.shells()) {
      for (String redirection : List.of("2>&-", "2>/dev/full", "")) {
        if (redirection.equals("2>/dev/full") && !Files.exists(Path.of("/dev/full"))) {
          continue;
        }
        Files.setLastModifiedTime(
            clone.resolve("cli/target/mobilenet-cli.jar"), FileTime.fromMillis(1));
        Outcome built = run(shell, redirection, environment, script, "models");
        assertThat(built.code()).as(shell + redirection + built.err()).isZero();
        assertThat(built.out()).contains("mobilenetv4_conv_small_070");
        assertThat(clone.resolve("cli/target/build.log")).content().contains("mobilenet: built");
        if (redirection.isEmpty()) {
          assertThat(built.err()).contains("mobilenet: building with ", "mobilenet:   MobileNet4J");
        }
      }
    }
  }
}

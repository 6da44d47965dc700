package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher is ended while Java makes the archive of classes. */
@EnabledOnOs(OS.LINUX)
class LauncherInterruptTest {
  /** Begins an archive, and takes its time. */
  private static final String SLOW_JAVA =
      """
      #!/bin/sh
      for argument in "$@"; do
        case $argument in -XX:ArchiveClassesAtExit=*) echo begun >"${argument#*=}"; sleep 1 ;; esac
      done
      """;

  private static final long LONGEST_SECONDS = 60;
  private static final long POLL_MS = 5;
  private static final int BY_TERM = 143;

  @TempDir Path dir;

  @BeforeEach
  void mustBeBuilt() throws IOException {
    Launcher.mustBeBuilt();
  }

  private static List<Path> temporary(Path clone) throws IOException {
    try (Stream<Path> files = Files.list(clone.resolve("cli/target"))) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }

  @Test
  void noHalfArchiveIsLeft() throws Exception {
    Path java = dir.resolve("java");
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    Path executable = Files.writeString(java.resolve("bin/java"), SLOW_JAVA);
    assertThat(executable.toFile().setExecutable(true)).isTrue();
    for (List<String> shell : Launcher.shells()) {
      Path clone = dir.resolve(String.join("-", shell));
      String script = Launcher.copyTo(clone).toString();
      ProcessBuilder builder =
          new ProcessBuilder(Stream.concat(shell.stream(), Stream.of(script, "models")).toList());
      builder.environment().put("JAVA_HOME", java.toString());
      Process process = builder.start();
      while (temporary(clone).isEmpty()) {
        assertThat(process.isAlive()).isTrue();
        Thread.sleep(POLL_MS);
      }
      process.destroy();
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(shell.toString()).isEqualTo(BY_TERM);
      assertThat(temporary(clone)).as(shell.toString()).isEmpty();
      assertThat(Launcher.archives(clone)).isEmpty();
    }
  }
}

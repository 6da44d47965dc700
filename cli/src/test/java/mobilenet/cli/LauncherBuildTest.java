package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher takes for built, with a Maven that only says that it was asked. */
class LauncherBuildTest {
  private static final String ASKED = "[ERROR] Maven was asked for";

  @TempDir Path dir;
  private Path home;

  @BeforeEach
  void cloneWithAModuleOfCommands() throws IOException {
    Launcher.mustBeBuilt();
    home = dir.resolve("clone");
    Launcher.copyTo(home);
    Files.createDirectories(home.resolve("data/target/lib"));
    Files.copy(Launcher.JAR, home.resolve("data/target/mobilenet-data.jar"));
    Files.createFile(home.resolve("data/pom.xml"));
    Files.createDirectories(home.resolve("data/src/main"));
    for (String source : List.of("data/pom.xml", "data/src/main")) {
      Files.setLastModifiedTime(home.resolve(source), FileTime.fromMillis(0));
    }
    Path maven = Files.createDirectories(dir.resolve("bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho \"" + ASKED + " $*\"\nexit 1\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
  }

  private Outcome evaluate() throws Exception {
    Map<String, String> environment =
        Map.of("PATH", dir.resolve("bin") + ":" + System.getenv("PATH"));
    return Launcher.run(dir, environment, List.of(home + "/mobilenet", "evaluate", "--help"));
  }

  @Test
  void whatIsWholeIsNotBuiltAgain() throws Exception {
    assertThat(evaluate().err()).doesNotContain("building", ASKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cli/target/mobilenet-cli.jar",
        "cli/target/lib",
        "data/target/mobilenet-data.jar",
        "data/target/lib"
      })
  void aPartThatWasRemovedIsBuiltAgain(String part) throws Exception {
    Files.move(home.resolve(part), dir.resolve("removed"));
    Outcome outcome = evaluate();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("mobilenet: building with ", ASKED, "-pl data -am");
  }
}

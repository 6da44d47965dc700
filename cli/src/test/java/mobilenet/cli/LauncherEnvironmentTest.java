package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in unusual environments. */
class LauncherEnvironmentTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir Path dir;

  @BeforeEach
  void mustBeBuilt() throws IOException {
    Launcher.mustBeBuilt();
  }

  private Outcome run(Map<String, String> environment, String... args) throws Exception {
    List<String> line = new ArrayList<>(List.of(Launcher.SCRIPT.toString()));
    line.addAll(List.of(args));
    return Launcher.run(dir, environment, line);
  }

  /** A folder like that of a JDK, with this Java's executable. */
  private Path java(String name, String release) throws IOException {
    Path home = dir.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.createSymbolicLink(home.resolve("bin/java"), JAVA.resolve("bin/java"));
    Files.writeString(home.resolve("release"), release);
    return home;
  }

  @Test
  void shellsVariablesDoNotMatter() throws Exception {
    Path parent = Launcher.HOME.resolve("..").normalize();
    String script = Launcher.HOME.getFileName() + "/mobilenet";
    Map<String, String> hostile =
        Map.of(
            "CDPATH", ".:/", "IFS", "/", "POSIXLY_CORRECT", "1", "CLASSPATH", "/none", "ENV", "/");
    for (List<String> shell : Launcher.shells()) {
      List<String> line = new ArrayList<>(shell);
      line.addAll(List.of(script, "classify", Fixtures.SHIRT));
      line.set(line.size() - 1, Path.of(Fixtures.SHIRT).toAbsolutePath().toString());
      Outcome outcome = Launcher.run(parent, hostile, line);
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains(": T-shirt/top ");
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void namesOfAnyLanguageInAnyLocale() throws Exception {
    Path image = Files.copy(Path.of(Fixtures.TROUSER), dir.resolve("شلوار é.png"));
    for (Map<String, String> locale :
        List.of(
            Map.of("LC_ALL", "C", "LANG", ""),
            Map.of("LC_ALL", "POSIX"),
            Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""),
            Map.of("LC_ALL", "", "LC_CTYPE", "C", "LANG", "C.UTF-8"),
            Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "xx_YY.UTF-8"),
            Map.of("LC_ALL", "de_DE.ISO-8859-1"))) {
      Outcome outcome = run(locale, "classify", image.getFileName().toString());
      assertThat(outcome.code()).as(locale + outcome.err()).isZero();
      assertThat(outcome.out()).startsWith("شلوار é.png: Trouser ").contains(".");
    }
  }

  @Test
  void javaHomeDecides() throws Exception {
    Outcome version = run(Map.of("JAVA_HOME", JAVA.toString()), "--version");
    assertThat(version.out()).contains("java " + Runtime.version());
    String relative = dir.toRealPath().relativize(JAVA.toRealPath()).toString();
    assertThat(run(Map.of("JAVA_HOME", relative), "--version").out())
        .contains("java " + Runtime.version());
  }

  @Test
  void aJavaWithoutCompilerRuns() throws Exception {
    Path runtime = java("runtime", Files.readString(JAVA.resolve("release")));
    Outcome version = run(Map.of("JAVA_HOME", runtime.toString()), "--version");
    assertThat(version.code()).as(version.err()).isZero();
    assertThat(version.err()).isIn("", Launcher.INCUBATOR_WARNING);
  }

  @Test
  void aJavaHomeThatDoesNotServeIsNamed() throws Exception {
    Path old = java("old", "JAVA_VERSION=\"11.0.2\"\n");
    Files.createDirectories(dir.resolve("empty/bin"));
    Map<Path, String> homes =
        Map.of(
            old,
            "version 11",
            java("ancient", "JAVA_VERSION=\"1.8.0_392\"\n"),
            "version 1",
            dir.resolve("empty"),
            "none",
            dir.resolve("none"),
            "none",
            Path.of("/dev/null"),
            "none");
    for (Map.Entry<Path, String> home : homes.entrySet()) {
      Outcome models = run(Map.of("JAVA_HOME", home.getKey().toString()), "models");
      assertThat(models.code()).as(models.err()).isZero();
      assertThat(models.err())
          .startsWith(
              "mobilenet: JAVA_HOME must name a folder with Java 17 or newer, found "
                  + home.getValue()
                  + " in "
                  + home.getKey()
                  + "; took ")
          .hasLineCount(1);
    }
  }

  @Test
  void buildsOfOneVersionDoNotShareAnArchive() throws Exception {
    Path clone = dir.resolve("clone");
    Path script = Launcher.copyTo(clone);
    String release = Files.readString(JAVA.resolve("release"));
    Path other =
        java("other", release.replaceFirst("IMPLEMENTOR=\".*\"", "IMPLEMENTOR=\"A/B: C, Inc.\""));
    for (Path home : List.of(JAVA, other, JAVA)) {
      Map<String, String> environment = Map.of("JAVA_HOME", home.toString());
      Outcome outcome =
          Launcher.run(
              dir, environment, List.of(script.toString(), "classify", Fixtures.BUNDLED + ""));
      assertThat(outcome.code()).isEqualTo(1);
    }
    assertThat(Launcher.archives(clone))
        .hasSize(2)
        .anyMatch(file -> file.getFileName().toString().contains("-A-B-C-Inc."));
  }

  @Test
  void optionsAreSplitAtBlanksAlone() throws Exception {
    Map<String, String> options =
        Map.of("MOBILENET_JAVA_OPTS", "  -Da=*\t-Dmobilenet.kernels=scalar\n");
    Outcome version = run(options, "--version");
    assertThat(version.code()).as(version.err()).isZero();
    assertThat(version.out()).contains("scalar kernels");
  }

  @Test
  void noWarningWhereNoVectorKernelRuns() throws Exception {
    String image = Path.of(Fixtures.SHIRT).toAbsolutePath().toString();
    for (List<String> line :
        List.of(
            List.of("models"),
            List.of("summary", "mobilenetv2_100"),
            List.of("classify", image),
            List.of("--help"))) {
      Outcome outcome = run(Map.of(), line.toArray(String[]::new));
      assertThat(outcome.code()).isZero();
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFailure() throws Exception {
    String script = "\"$1\" models --json > /dev/full";
    Outcome outcome =
        Launcher.run(dir, Map.of(), List.of("sh", "-c", script, "sh", Launcher.SCRIPT.toString()));
    assertThat(outcome.error(1))
        .startsWith("standard output cannot be written: No space left on device");
  }

  @Test
  void aReaderMayGoAway() throws Exception {
    String script = "{ \"$1\" models; echo $? >code; } | true";
    Outcome outcome =
        Launcher.run(dir, Map.of(), List.of("sh", "-c", script, "sh", Launcher.SCRIPT.toString()));
    assertThat(outcome.err()).isEmpty();
    assertThat(dir.resolve("code")).hasContent("141");
  }
}

package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script at the repository's root. Building is not tested here: it takes Maven and a minute.
 */
class LauncherTest {
  private static final Path SCRIPT = Fixtures.HOME.resolve("mobilenet").toAbsolutePath();
  private static final Path JAR = Fixtures.HOME.resolve("cli/target/mobilenet-cli.jar");

  /** From the virtual machine itself, which has no option against it. */
  private static final String INCUBATOR_WARNING =
      "WARNING: Using incubator modules: jdk.incubator.vector\n";

  @TempDir Path dir;

  @BeforeEach
  void mustBeBuilt() throws IOException {
    assumeThat(JAR).isRegularFile();
    assumeThat(JAR.resolveSibling("lib")).isDirectory();
    // An older jar than the sources would be built anew first.
    assumeThat(newestSource()).isLessThan(Files.getLastModifiedTime(JAR).toMillis());
  }

  private static long newestSource() throws IOException {
    long newest = 0;
    for (String folder :
        List.of("core/src/main", "cli/src/main", "pom.xml", "core/pom.xml", "cli/pom.xml")) {
      try (var files = Files.walk(Fixtures.HOME.resolve(folder))) {
        for (Path file : files.toList()) {
          newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return newest;
  }

  private Outcome run(Path script, Map<String, String> environment, String... args)
      throws Exception {
    List<String> line = new ArrayList<>(List.of(script.toString()));
    line.addAll(List.of(args));
    Path out = dir.resolve("stdout");
    Path err = dir.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(line).directory(dir.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void throughASymbolicLinkFromAnotherFolder() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("a folder with spaces"));
    Path absolute = Files.createSymbolicLink(folder.resolve("mobile net"), SCRIPT);
    Path relative = Files.createSymbolicLink(dir.resolve("second"), dir.relativize(absolute));
    for (Path script : List.of(SCRIPT, absolute, relative)) {
      Outcome version = run(script, Map.of(), "--version");
      assertThat(version.code()).as(version.err()).isZero();
      assertThat(version.out()).startsWith("mobilenet ").contains("java ", " kernels: ");
      assertThat(version.err()).isIn("", INCUBATOR_WARNING);
    }
  }

  @Test
  void aWrongJavaHomeDoesNotMatter() throws Exception {
    Files.createDirectories(dir.resolve("jdk/bin"));
    for (Path home : List.of(dir.resolve("none"), dir.resolve("jdk"), Path.of("/dev/null"))) {
      Outcome version = run(SCRIPT, Map.of("JAVA_HOME", home.toString()), "--version");
      assertThat(version.code()).as(version.err()).isZero();
      assertThat(version.err()).isIn("", INCUBATOR_WARNING);
    }
  }

  @Test
  void findsTheBundledModelAndPassesArgumentsAndExitCodes() throws Exception {
    Path picture = Files.copy(Path.of(Fixtures.TROUSER), dir.resolve("my trousers.png"));
    Outcome classify = run(SCRIPT, Map.of(), "classify", picture.getFileName().toString());
    assertThat(classify.code()).as(classify.err()).isZero();
    assertThat(classify.out()).startsWith("my trousers.png: Trouser ");
    assertThat(run(SCRIPT, Map.of(), "classify", "none.png").code()).isEqualTo(1);
    assertThat(run(SCRIPT, Map.of(), "clasify").code()).isEqualTo(2);
  }

  @Test
  void startsFromAnArchiveAndWithoutAGoodOne() throws Exception {
    assertThat(run(SCRIPT, Map.of(), "--version").code()).isZero();
    Path archive = archive();
    Outcome archived = run(SCRIPT, options("-Xlog:class+load:file=loaded.txt"), "--version");
    assertThat(archived.code()).as(archived.err()).isZero();
    assertThat(Files.readString(dir.resolve("loaded.txt")))
        .containsPattern("mobilenet[.]cli[.]Main source: shared objects file");

    for (String bad : List.of("", "no archive")) {
      Files.writeString(archive, bad);
      Outcome plain = run(SCRIPT, Map.of(), "--version");
      assertThat(plain.code()).as(plain.err()).isZero();
      assertThat(plain.out()).isEqualTo(archived.out());
      assertThat(plain.err()).isIn("", INCUBATOR_WARNING);
    }
    // The next start makes a good one.
    Files.delete(archive);
  }

  private static Map<String, String> options(String options) {
    return Map.of("MOBILENET_JAVA_OPTS", options);
  }

  /** The newest: that of the start before. */
  private static Path archive() throws IOException {
    try (var files = Files.list(JAR.getParent())) {
      return files
          .filter(file -> file.toString().endsWith(".jsa"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }
}

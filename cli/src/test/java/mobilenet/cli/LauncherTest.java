package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script at the repository's root. Building is not tested here: it takes Maven and a minute.
 */
class LauncherTest {
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

  @Test
  void findsTheBundledModelAndPassesArgumentsAndExitCodes() throws Exception {
    Path image = Files.copy(Path.of(Fixtures.TROUSER), dir.resolve("my trousers.png"));
    Outcome classify = run(Map.of(), "classify", image.getFileName().toString());
    assertThat(classify.code()).as(classify.err()).isZero();
    assertThat(classify.out()).startsWith("my trousers.png: Trouser ");
    assertThat(run(Map.of(), "classify", "none.png").code()).isEqualTo(1);
    assertThat(run(Map.of(), "clasify").code()).isEqualTo(2);
  }

  @Test
  void startsFromAnArchiveAndWithoutAGoodOne() throws Exception {
    assertThat(run(Map.of(), "--version").code()).isZero();
    Path archive = archive();
    Outcome archived = run(options("-Xlog:class+load:file=loaded.txt"), "--version");
    assertThat(archived.code()).as(archived.err()).isZero();
    assertThat(Files.readString(dir.resolve("loaded.txt")))
        .containsPattern("mobilenet[.]cli[.]Main source: shared objects file");

    for (String bad : List.of("", "no archive")) {
      // The virtual machine writes archives that nobody else may write to.
      Files.delete(archive);
      Files.writeString(archive, bad);
      Outcome plain = run(Map.of(), "--version");
      assertThat(plain.code()).as(plain.err()).isZero();
      assertThat(plain.out()).isEqualTo(archived.out());
      assertThat(plain.err()).isIn("", Launcher.INCUBATOR_WARNING);
    }
    // The next start makes a valid one.
    Files.delete(archive);
  }

  private static Map<String, String> options(String options) {
    return Map.of("MOBILENET_JAVA_OPTS", options);
  }

  /** The newest archive of this Java, made by the start before. */
  private static Path archive() throws IOException {
    String prefix = "mobilenet-" + Runtime.version().feature() + "-";
    try (var files = Files.list(Launcher.JAR.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".jsa"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }
}

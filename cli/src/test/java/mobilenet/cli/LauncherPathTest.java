package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher in clones whose folders have unusual names. */
class LauncherPathTest {
  private static final String ANSWER = ": T-shirt/top ";

  @TempDir Path dir;

  @BeforeEach
  void mustBeBuilt() throws IOException {
    Launcher.mustBeBuilt();
  }

  static Stream<String> names() {
    return Stream.of(
        "my clone",
        "a:b",
        "q'uote d\"uote",
        "$HOME `x` ${y}",
        "*[a-z]?",
        "a;b&c|d<e>",
        "back\\slash\\n",
        "-dash",
        "line\nbreak\n",
        "-XX:کلون é",
        "%20#{a,b}=~",
        "\u001b[31m");
  }

  private List<String> neighbours() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void startsAndTouchesNothingElse(String name) throws Exception {
    Path home = dir.resolve(name);
    Launcher.copyTo(home);
    Path notes = Files.writeString(dir.resolve("my"), "notes of the user");
    List<String> before = neighbours();
    for (List<String> shell : Launcher.shells()) {
      List<String> line = new ArrayList<>(shell);
      line.addAll(
          List.of("./" + name + "/mobilenet", "classify", "./" + name + "/samples/0-t-shirt.png"));
      Outcome outcome = Launcher.run(dir, Map.of(), line);
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains(ANSWER);
      assertThat(outcome.err()).isEmpty();
    }
    assertThat(neighbours()).isEqualTo(before);
    assertThat(notes).hasContent("notes of the user");
    assertThat(Launcher.archives(home)).hasSize(1).allMatch(file -> file.toFile().length() > 0);
  }

  @Test
  void theArchiveServesBehindAColonToo() throws Exception {
    Path script = Launcher.copyTo(dir.resolve("a:b"));
    Map<String, String> log = Map.of("MOBILENET_JAVA_OPTS", "-Xlog:class+load:file=loaded.txt");
    for (int start = 0; start < 2; start++) {
      Outcome outcome = Launcher.run(dir, log, List.of(script.toString(), "models"));
      assertThat(outcome.code()).as(outcome.err()).isZero();
    }
    assertThat(Files.readString(dir.resolve("loaded.txt")))
        .containsPattern("mobilenet[.]cli[.]Main source: shared objects file");
  }

  @Test
  void whatJavaCannotLoadFromIsRefused() throws Exception {
    Path home = dir.resolve("wow!");
    Path script = Launcher.copyTo(home);
    Outcome mark = Launcher.run(dir, Map.of(), List.of(script.toString(), "models"));
    assertThat(mark.error(1))
        .isEqualTo(
            "Java cannot load classes from a folder whose name ends in '!'; give it another name: "
                + home.toRealPath());
    Files.move(home, dir.resolve("latin"));
    String rename = "mv latin \"$(printf 'l\\351tin')\" && exec ./l*tin/mobilenet models";
    Outcome latin = Launcher.run(dir, Map.of(), List.of("sh", "-c", rename));
    assertThat(latin.error(1))
        .startsWith("Java cannot load classes from a folder whose name is not UTF-8; give it");
  }

  @Test
  void throughLinks() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("a folder\n"));
    Path absolute = Files.createSymbolicLink(folder.resolve("mobile net\n"), Launcher.SCRIPT);
    Path relative = Files.createSymbolicLink(dir.resolve("-second"), dir.relativize(absolute));
    Path linked = Files.createSymbolicLink(dir.resolve("home"), Launcher.HOME);
    List<String> scripts =
        List.of(
            Launcher.SCRIPT.toString(),
            absolute.toString(),
            relative.toString(),
            "./-second",
            "home/mobilenet",
            linked.resolve("cli/../mobilenet").toString());
    for (String script : scripts) {
      Outcome version = Launcher.run(dir, Map.of(), List.of(script, "--version"));
      assertThat(version.code()).as(version.err()).isZero();
      assertThat(version.out()).startsWith("mobilenet ").contains("java ", " kernels: ");
      assertThat(version.err()).isIn("", Launcher.INCUBATOR_WARNING);
    }
  }
}

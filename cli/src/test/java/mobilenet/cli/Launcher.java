package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the script at the root of the repository, or of a copy. */
final class Launcher {
  static final Path HOME = Fixtures.HOME.toAbsolutePath().normalize();
  static final Path SCRIPT = HOME.resolve("mobilenet");
  static final Path JAR = HOME.resolve("cli/target/mobilenet-cli.jar");

  /** A warning of the virtual machine itself, which cannot be turned off. */
  static final String INCUBATOR_WARNING =
      "WARNING: Using incubator modules: jdk.incubator.vector\n";

  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "core/pom.xml",
          "measure/pom.xml",
          "cli/pom.xml",
          "core/src/main",
          "measure/src/main",
          "cli/src/main");

  private static final Path COMMANDS = Path.of("cli/src/main/resources/mobilenet/cli/commands.txt");

  private Launcher() {}

  /** Skips the test if the program has not been built: that would take Maven and a minute. */
  static void mustBeBuilt() throws IOException {
    assumeThat(JAR).isRegularFile();
    assumeThat(JAR.resolveSibling("lib")).isDirectory();
    // A jar that is older than the sources would be built again first.
    assumeThat(newestSource()).isLessThan(Files.getLastModifiedTime(JAR).toMillis());
  }

  private static long newestSource() throws IOException {
    long newest = 0;
    for (String source : SOURCES) {
      try (Stream<Path> files = Files.walk(HOME.resolve(source))) {
        for (Path file : files.toList()) {
          newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return newest;
  }

  /** Makes the part of a clone that a start needs, already built; returns its script. */
  static Path copyTo(Path home) throws IOException {
    Path checkpoint = Path.of("checkpoints", Home.BUNDLED);
    List<Path> files =
        new ArrayList<>(
            List.of(
                Path.of("mobilenet"),
                COMMANDS,
                Path.of("samples/0-t-shirt.png"),
                checkpoint.resolve("config.json"),
                checkpoint.resolve("model.safetensors"),
                Path.of("cli/target/mobilenet-cli.jar")));
    try (Stream<Path> libraries = Files.list(JAR.resolveSibling("lib"))) {
      libraries.map(HOME::relativize).forEach(files::add);
    }
    SOURCES.stream().filter(source -> source.endsWith(".xml")).map(Path::of).forEach(files::add);
    for (Path file : files) {
      Path copy = home.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(HOME.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (String folder : List.of("core/src/main", "measure/src/main", "cli/src/main")) {
      Path sources = Files.createDirectories(home.resolve(folder));
      try (Stream<Path> copied = Files.walk(sources)) {
        for (Path source : copied.filter(Files::isDirectory).toList()) {
          Files.setLastModifiedTime(source, FileTime.fromMillis(0));
        }
      }
    }
    return home.resolve("mobilenet");
  }

  /** Commands that start the shells which this system has. */
  static List<List<String>> shells() {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator, -1));
    return Stream.of(List.of("sh"), List.of("dash"), List.of("bash"), List.of("busybox", "sh"))
        .filter(shell -> folders.stream().anyMatch(f -> Files.exists(Path.of(f, shell.get(0)))))
        .toList();
  }

  /** Runs a command line with the Java of this test, unless {@code environment} names another. */
  static Outcome run(Path folder, Map<String, String> environment, List<String> line)
      throws Exception {
    Path out = Files.createTempFile("launcher", ".out");
    Path err = Files.createTempFile("launcher", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Outcome(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** The class archives in a copy, by name. */
  static List<Path> archives(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("cli/target"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).sorted().toList();
    }
  }
}

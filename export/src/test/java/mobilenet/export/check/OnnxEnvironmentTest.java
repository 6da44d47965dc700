package mobilenet.export.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEnvironmentTest {
  private static final int LIBRARIES = 1500;

  @TempDir private Path dir;

  /** What is tried in a process of its own, for it would end that. */
  public static final class InLongCommand {
    private InLongCommand() {}

    /** Prints the version. */
    public static void main(String[] args) {
      System.out.println("version " + OnnxEnvironment.get().getVersion());
    }
  }

  /** With the telemetry that recurses; but there is no such proxy, so that it reaches nobody. */
  @Test
  void commandLineMayBeLong() throws IOException, InterruptedException {
    String libraries =
        IntStream.range(0, LIBRARIES)
            .mapToObj(i -> "/usr/share/java/repository/org/example/library-" + i + ".jar")
            .collect(Collectors.joining(":"));
    Path output = dir.resolve("output");
    ProcessBuilder child =
        new ProcessBuilder(ChildJvm.command(InLongCommand.class, libraries))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    child.environment().remove("ORT_DISABLE_TELEMETRY");
    child.environment().put("https_proxy", "http://proxy.invalid:9");
    assertThat(child.start().waitFor()).isZero();
    // A newer Java warns of native code first.
    assertThat(Files.readAllLines(output, StandardCharsets.UTF_8))
        .anyMatch(line -> line.startsWith("version 1."));
  }

  @Test
  void thereIsOne() {
    assertThat(List.of(OnnxEnvironment.get())).containsExactly(OnnxEnvironment.get());
  }
}

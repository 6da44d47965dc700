package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class CheckedFileTest {
  private static final long LONGEST_SECONDS = 60;
  private static final String CHECKING = "checking";

  /** Writes a file whose check has no end. */
  static final class EndlessCheck {
    private EndlessCheck() {}

    /** Takes the file. */
    public static void main(String[] args) throws IOException, InterruptedException {
      byte[] bytes = "new".getBytes(StandardCharsets.UTF_8);
      CheckedFile.write(
          Path.of(args[0]),
          bytes,
          written -> {
            System.out.println(CHECKING);
            TimeUnit.DAYS.sleep(1);
            return written;
          });
    }
  }

  @Test
  void nothingIsLeftOfAFileWhoseCheckIsInterrupted(@TempDir Path folder) throws Exception {
    Path exports = Files.createDirectory(folder.resolve("exports"));
    Path output = exports.resolve("network.onnx");
    Files.writeString(output, "old");
    ChildJvm child =
        ChildJvm.start(
            folder.resolve("output"), List.of(), EndlessCheck.class, List.of(output.toString()));
    try {
      child.await(() -> child.output().contains(CHECKING));
      assertThat(files(exports)).as("with the hidden one").hasSize(2);
      child.process().destroy();
      assertThat(child.process().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.process().destroyForcibly();
    }
    assertThat(files(exports)).containsExactly(output);
    assertThat(output).content().isEqualTo("old");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

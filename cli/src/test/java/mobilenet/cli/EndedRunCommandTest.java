package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class EndedRunCommandTest {
  @TempDir Path dir;

  @Test
  void nothingIsLeftOfTensorsThatWereNotWritten() throws Exception {
    Path input = dir.resolve("in");
    Fixtures.write(input, "input", 5, 16, 3, 96, 96);
    Path results = Files.createDirectory(dir.resolve("results"));
    EndedCommand.run(
        dir.resolve("printed"),
        List.of(),
        results,
        "run",
        "--model",
        Fixtures.BUNDLED.toAbsolutePath().toString(),
        "--input",
        input.toString(),
        "--output",
        results.resolve("out.safetensors").toString(),
        "--tap",
        "stem");
    assertThat(results).isEmptyDirectory();
  }
}

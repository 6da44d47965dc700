package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.cli.EndedCommand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class EndedSweepCommandTest {
  @TempDir Path dir;

  @Test
  void nothingIsLeftOfANetworkThatWasNotCompared() throws Exception {
    Path temporary = Files.createDirectory(dir.resolve("temporary"));
    EndedCommand.run(
        dir.resolve("printed"),
        List.of("-Djava.io.tmpdir=" + temporary),
        temporary,
        "export",
        "sweep",
        "--networks",
        "mobilenetv3_small_050");
    assertThat(temporary.toFile().list((folder, name) -> name.startsWith("mobilenet-sweep")))
        .isEmpty();
  }
}

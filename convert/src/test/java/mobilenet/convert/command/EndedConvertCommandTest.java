package mobilenet.convert.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.architecture.Catalogue;
import mobilenet.cli.EndedCommand;
import mobilenet.convert.NetworkFixtures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class EndedConvertCommandTest {
  @TempDir Path dir;

  @Test
  void nothingIsLeftOfACheckpointThatWasNotWritten() throws Exception {
    Path file =
        NetworkFixtures.torch(
            dir.resolve("mobilenetv1_100.pth"),
            NetworkFixtures.weights(Catalogue.get("mobilenetv1_100")));
    Path checkpoint = Files.createDirectory(dir.resolve("checkpoint"));
    EndedCommand.run(
        dir.resolve("printed"),
        List.of(),
        checkpoint,
        "convert",
        file.toString(),
        "--size",
        "64",
        "--output",
        checkpoint.toString());
    assertThat(checkpoint).isEmptyDirectory();
  }
}

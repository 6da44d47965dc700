package mobilenet.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;

class ColdStartTest {
  private static final Path HOME = Path.of("..");
  private static final Path BUNDLED =
      HOME.resolve("checkpoints/fashion_mnist.mobilenetv4_conv_small_070");
  private static final Path BOOT = HOME.resolve("samples/9-ankle-boot.png");

  private static String printed(Path onnx, Path checkpoint) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      ColdStart.main(
          new String[] {
            onnx.toString(), checkpoint.resolve(Checkpoint.CONFIG).toString(), BOOT.toString()
          });
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void answersAsTheReadmeShows() throws Exception {
    try (ColdFiles files = new ColdFiles()) {
      assertThat(printed(files.onnx(BUNDLED), BUNDLED))
          .isEqualToIgnoringNewLines(BOOT + ": Ankle boot 91.3 %");
    }
  }

  @Test
  void anArchitectureBecomesACheckpoint() throws Exception {
    Architecture small = Catalogue.get("mobilenetv3_small_050").withClasses(10);
    Path folder;
    try (ColdFiles files = new ColdFiles()) {
      Path checkpoint = files.checkpoint(small);
      folder = checkpoint.resolveSibling("");
      assertThat(printed(files.onnx(checkpoint), checkpoint)).startsWith(BOOT + ": ");
      files
          .nativeLibraries()
          .ifPresent(
              libraries -> assertThat(libraries.resolve("libonnxruntime.so")).isNotEmptyFile());
    }
    assertThat(Files.exists(folder)).isFalse();
  }
}

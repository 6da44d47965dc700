package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.SafeTensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at random moments ends with the bits of one that was not. */
class KillTest {
  private static final int EPOCHS = 3;

  /** Twenty, with -Dmobilenet.kills=20, take two minutes. */
  private static final int KILLS = Integer.getInteger("mobilenet.kills", 3);

  @TempDir Path dir;

  private static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledRun.class.getName(),
            folder.toString(),
            Integer.toString(EPOCHS))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start();
  }

  @Test
  void killedRunsEndWithTheSameBits() throws Exception {
    long seed = 20261124;
    Random random = new Random(seed);
    Path whole = dir.resolve("whole");
    long begin = System.nanoTime();
    assertThat(start(whole).waitFor()).isZero();
    long wholeMillis = (System.nanoTime() - begin) / 1_000_000;

    Path killed = dir.resolve("killed");
    for (int i = 0; i < KILLS; i++) {
      Process process = start(killed);
      boolean ended = process.waitFor(random.nextLong(wholeMillis), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      assertReadable(killed);
      if (ended) {
        break;
      }
    }
    assertThat(start(killed).waitFor()).as("seed %d", seed).isZero();
    for (String file : List.of("last/model.safetensors", "best/model.safetensors")) {
      assertThat(killed.resolve(file))
          .as("%s, seed %d", file, seed)
          .hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  /** Whatever has its name is whole. */
  private static void assertReadable(Path folder) throws IOException {
    RunFolder run = new RunFolder(folder);
    if (Files.exists(run.snapshot())) {
      SafeTensors.open(run.snapshot()).close();
    }
    for (Path checkpoint : List.of(run.last(), run.best())) {
      if (Files.exists(checkpoint.resolve(Checkpoint.WEIGHTS))
          && Files.exists(checkpoint.resolve(Checkpoint.CONFIG))) {
        Checkpoint.open(checkpoint).close();
      }
    }
  }
}

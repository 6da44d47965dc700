package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mobilenet.testing.ChildJvm;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.SafeTensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at random moments ends with the bits of one that was not. */
@Tag("processes")
class KillTest {
  /** Twenty, with -Dmobilenet.kills=20, take two minutes. */
  private static final int KILLS = Integer.getInteger("mobilenet.kills", 3);

  /** Enough that there is something left to kill each time. */
  private static final int EPOCHS = 2 + KILLS;

  @TempDir Path dir;

  private Process start(Path folder) throws IOException {
    return ChildJvm.start(
            dir.resolve("out"),
            List.of(),
            KilledRun.class,
            List.of(folder.toString(), Integer.toString(EPOCHS)))
        .process();
  }

  private long millisOf(Path folder) throws Exception {
    long begin = System.nanoTime();
    assertThat(start(folder).waitFor()).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  @Test
  void killedRunsEndWithTheSameBits() throws Exception {
    long seed = 20261124;
    Random random = new Random(seed);
    Path whole = dir.resolve("whole");
    long wholeMillis = millisOf(whole);
    // Once more: now there is nothing left to do but to start.
    long startMillis = Math.min(millisOf(whole), wholeMillis);
    // Half of what a share of the run takes, on average, so that the run outlives its kills.
    long latest = startMillis + (wholeMillis - startMillis) / KILLS;

    Path killed = dir.resolve("killed");
    for (int i = 0; i < KILLS; i++) {
      Process process = start(killed);
      long moment = random.nextLong(latest);
      assertThat(process.waitFor(moment, TimeUnit.MILLISECONDS))
          .as("kill %d after %d ms, seed %d: the run had ended", i + 1, moment, seed)
          .isFalse();
      process.destroyForcibly().waitFor();
      assertReadable(killed);
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

package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mobilenet.testing.ChildJvm;
import mobilenet.train.distillation.SmallTeachers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose builder is killed at random moments has the bytes of one whose was not. */
@Tag("processes")
class KilledStoreTest {
  private static final int KILLS = Integer.getInteger("mobilenet.kills", 3);

  @TempDir Path dir;

  private ChildJvm start(Path teacher, Path store) throws IOException {
    return ChildJvm.start(
        dir.resolve("out-" + store.getFileName()),
        List.of("-Dmobilenet.kernels=scalar", "-XX:TieredStopAtLevel=1"),
        KilledStore.class,
        List.of(teacher.toString(), store.toString()));
  }

  @Test
  void killedBuildersWriteTheSameBytes() throws Exception {
    long seed = 20261126;
    Random random = new Random(seed);
    List<String> classes = Runs.slice().classNames();
    Path teacher = SmallTeachers.write(dir.resolve("teacher"), 1, 32, classes, 1);
    Path whole = dir.resolve("whole");
    ChildJvm uninterrupted = start(teacher, whole);
    Path killed = dir.resolve("killed");
    for (int i = 0; i < KILLS; i++) {
      long before = Files.exists(killed) ? Files.size(killed) : 0;
      ChildJvm builder = start(teacher, killed);
      Process process = builder.process();
      // So that there is something to lose.
      builder.await(() -> Files.exists(killed) && Files.size(killed) > before);
      long moment = random.nextLong(60);
      assertThat(process.waitFor(moment, TimeUnit.MILLISECONDS))
          .as("kill %d after %d ms, seed %d: the builder had ended", i + 1, moment, seed)
          .isFalse();
      process.destroyForcibly().waitFor();
    }
    assertThat(start(teacher, killed).waitFor()).as("seed %d", seed).isZero();
    assertThat(uninterrupted.waitFor()).isZero();
    assertThat(killed).as("seed %d", seed).hasSameBinaryContentAs(whole);
  }
}

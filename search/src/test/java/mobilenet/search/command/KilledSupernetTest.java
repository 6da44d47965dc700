package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import mobilenet.search.training.Slice;
import mobilenet.testing.ChildJvm;
import mobilenet.weights.SafeTensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A super-network whose process is killed. */
@Tag("processes")
class KilledSupernetTest {
  private static final int STEPS = 60;
  private static final int KILLS = 3;

  @TempDir private Path folder;

  private ChildJvm start(Path output) throws Exception {
    return Commands.start(
        folder,
        "search",
        "supernet",
        "--space",
        "tiny-uib",
        "--data",
        Slice.DATA.toString(),
        "--limit",
        "400",
        "--hold-out",
        "0.5",
        "--steps",
        Integer.toString(STEPS),
        "--networks",
        "5",
        "--calibration",
        "100",
        "--seed",
        "3",
        "--save-every",
        "0",
        "--output",
        output.toString());
  }

  private static int steps(Path snapshot) throws Exception {
    if (!Files.exists(snapshot)) {
      return 0;
    }
    try (SafeTensors tensors = SafeTensors.open(snapshot)) {
      return Integer.parseInt(Objects.requireNonNull(tensors.metadata().get("steps")));
    }
  }

  /** Kills come at random; the best network goes on as any checkpoint does. */
  @Test
  void killsChangeNoBitOfTheResult() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    // At the same time, as it takes the other core.
    Path whole = folder.resolve("whole");
    ChildJvm uninterrupted = start(whole);
    Path killed = folder.resolve("killed");
    Path snapshot = killed.resolve("supernet.safetensors");
    for (int kill = 0; kill < KILLS; kill++) {
      ChildJvm training = start(killed);
      int step = steps(snapshot) + 1 + random.nextInt(STEPS / KILLS - 5);
      training.await(() -> steps(snapshot) >= step);
      training.process().destroyForcibly().waitFor();
      assertThat(steps(snapshot)).isBetween(1, STEPS - 1);
    }
    ChildJvm again = start(killed);
    assertThat(again.waitFor()).as(again.output()).isZero();
    assertThat(again.output())
        .contains(" are done; after an interruption", "5 networks by shared weights: top-1 ");
    assertThat(uninterrupted.waitFor()).as(uninterrupted.output()).isZero();
    for (String file :
        new String[] {"supernet.safetensors", "supernet-rank.csv", "best/model.safetensors"}) {
      assertThat(killed.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    String best = killed.resolve("best").toString();
    assertThat(
            Commands.mobilenet(
                folder, "evaluate", "--model", best, "--data", Slice.DATA.toString()))
        .contains("top-1");
  }
}

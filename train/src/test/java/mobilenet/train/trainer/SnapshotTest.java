package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  private static final float[] VALUES = {1, 2};

  @TempDir private Path dir;

  private static RunIdentity identity() throws IOException {
    RunPlan plan = Runs.plan(Runs.recipe(1), Runs.slice(), Duration.ZERO);
    return RunIdentity.of(plan, "random", RunIdentity.NOBODY);
  }

  /** Two parts of a run, the second of which begins from the snapshot of the first. */
  @Test
  void timesAreThoseOfAllParts() throws Exception {
    Path file = dir.resolve("snapshot");
    Position first = Position.START.afterBatch(2, 1, 4, 10, 3);
    new Snapshot(identity(), first, Map.of("weights", VALUES)).write(file);
    Position read = Snapshot.read(file, identity()).position();
    assertThat(read).isEqualTo(first);
    Position second = read.afterBatch(2, 1, 4, 1, .5);
    assertThat(second.epochSeconds()).isEqualTo(11);
    assertThat(second.epochWaiting()).isEqualTo(3.5);
    assertThat(second.nextEpoch(5, .5).epochWaiting()).isZero();
    assertThat(second.nextEpoch(5, .5).seconds()).isEqualTo(16);
  }

  @Test
  void oneThatDoesNotSayHowLongItWaitedIsRead() throws Exception {
    Path file = dir.resolve("snapshot");
    new Snapshot(identity(), Position.START.afterBatch(2, 1, 4, 10, 3), Map.of("weights", VALUES))
        .write(file);
    Map<String, String> text;
    try (SafeTensors tensors = SafeTensors.open(file)) {
      text = new LinkedHashMap<>(tensors.metadata());
    }
    assertThat(text.remove("epoch-waiting-seconds")).isEqualTo("3.0");
    new SafeTensorsWriter(DType.F32, text)
        .write(file, new MapWeights(Map.of("weights", new Tensor(List.of(2), VALUES))));
    Position read = Snapshot.read(file, identity()).position();
    assertThat(read.epochWaiting()).isZero();
    assertThat(read.epochSeconds()).isEqualTo(10);
  }
}

package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;

/** Models that are loaded, used and dropped leave nothing behind. */
class LoadUnloadTest {
  private static final Path BUNDLED =
      Path.of("..", "checkpoints", "fashion_mnist.mobilenetv4_conv_small_070");

  /** Linux's count of pages; the second number is the resident set. */
  private static final Path STATM = Path.of("/proc/self/statm");

  /** Linux's pages where these tests run; elsewhere the bound is only looser or tighter. */
  private static final long PAGE_BYTES = 4096;

  /** After so many, code and heap have their size. */
  private static final int SETTLING_CYCLES = 10;

  private static final int CYCLES = 100;

  /** V3-Small has 10 MB of packed weights: one model in ten kept would be 100 MB. */
  private static final long ALLOWED_BYTES = 48L << 20;

  private static void fromACheckpoint() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(BUNDLED);
        CompiledModel model =
            CompiledModel.compile(checkpoint.bind(), RuntimeOptions.DEFAULT.withThreads(2))) {
      model.session(64, 64).run();
    }
  }

  private static void fromMemory(BoundGraph weights) {
    try (CompiledModel model =
        CompiledModel.compile(weights, RuntimeOptions.DEFAULT.withThreads(2))) {
      model.session(64, 64).run();
    }
  }

  private static void cycles(int count) throws IOException {
    BoundGraph weights =
        RandomWeights.bind(Lowering.lower(Catalogue.get("mobilenetv3_small_100")), 1);
    for (int i = 0; i < count; i++) {
      fromACheckpoint();
      fromMemory(weights);
    }
  }

  /** What is left when the heap is as small as it gets, or its garbage would be counted. */
  private static long residentBytes() throws IOException, InterruptedException {
    System.gc();
    System.gc();
    long least = Long.MAX_VALUE;
    // The collector gives memory back to the system in the background.
    for (int i = 0; i < 10; i++) {
      Thread.sleep(100);
      String pages = Files.readString(STATM).split(" ", -1)[1];
      least = Math.min(least, Long.parseLong(pages) * PAGE_BYTES);
    }
    return least;
  }

  private static void warmUp() throws IOException, InterruptedException {
    try (Checkpoint checkpoint = Checkpoint.open(BUNDLED);
        CompiledModel model = CompiledModel.compile(checkpoint.bind(), RuntimeOptions.DEFAULT)) {
      model.warmUp();
    }
  }

  @Test
  void aHundredCyclesReturnToTheMemoryBefore() throws IOException, InterruptedException {
    assumeTrue(Files.isReadable(STATM), "the resident memory is read from Linux's " + STATM);
    warmUp();
    cycles(SETTLING_CYCLES);
    long before = residentBytes();
    cycles(CYCLES);
    long after = residentBytes();
    System.out.printf(
        Locale.ROOT,
        "resident before %d MiB, after %d cycles %d MiB%n",
        before >> 20,
        CYCLES,
        after >> 20);
    assertThat(after).isLessThan(before + ALLOWED_BYTES);
  }

  @Test
  void threadsOfClosedModelsEnd() throws IOException, InterruptedException {
    cycles(1);
    long end = System.nanoTime() + 5_000_000_000L;
    while (workers() > 0 && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(workers()).isZero();
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("mobilenet-worker"))
        .count();
  }
}

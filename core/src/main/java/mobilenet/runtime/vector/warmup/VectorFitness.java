package mobilenet.runtime.vector.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.tile.TileColumn;
import mobilenet.runtime.vector.tile.TileSet;

/**
 * What this virtual machine makes of the vector kernels, found out by trying: tiles that C2
 * compiles badly are replaced by smaller ones, and where it makes objects of all vectors, that is
 * said.
 *
 * @param tiles to be used
 * @param dropped shapes of the tiles that were expected to be fast and are not
 * @param fallbackReason why plain loops are better, if they are
 */
record VectorFitness(TileSet tiles, List<String> dropped, Optional<String> fallbackReason) {
  /** Enough for C2 on an idle machine. */
  private static final long COMPILE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  /**
   * Tiles that are still not compiled by then count as bad. Beside busy neighbours C2 takes longer,
   * and a verdict holds for the life of the process.
   */
  private static final long MAX_COMPILE_NANOS = TimeUnit.MILLISECONDS.toNanos(4000);

  private static final long PAUSE_MILLIS = 20;

  private static final int MEASUREMENTS = 20;

  /**
   * Compiles and measures tiles.
   *
   * @param expected what should be fastest
   * @param spare what may replace them where they are not
   */
  static VectorFitness tryOut(TileSet expected, TileSet spare) {
    List<TileSpeed> speeds = speeds(expected.columns());
    if (TileSpeed.areSound(speeds)) {
      return new VectorFitness(expected, List.of(), Optional.empty());
    }
    List<TileSpeed> all = new ArrayList<>(speeds);
    all.addAll(speeds(spare.columns()));
    List<TileColumn> columns = TileSpeed.fastest(all);
    if (columns.isEmpty() || columns.get(0).vectors() != 1) {
      int bits = Lanes.SPECIES.vectorBitSize();
      return new VectorFitness(
          expected,
          List.of(),
          Optional.of("C2 makes objects of vectors of " + bits + " bits here"));
    }
    List<String> kept = columns.stream().map(TileColumn::shape).toList();
    return new VectorFitness(
        new TileSet(columns),
        expected.columns().stream()
            .map(TileColumn::shape)
            .filter(shape -> !kept.contains(shape))
            .toList(),
        Optional.empty());
  }

  private static List<TileSpeed> speeds(List<TileColumn> columns) {
    List<TileTrial> trials = columns.stream().map(TileTrial::new).toList();
    long start = System.nanoTime();
    long passed = 0;
    List<TileTrial> slow = trials;
    // In turns: C2 compiles one while the others run.
    while (!slow.isEmpty()
        && passed < MAX_COMPILE_NANOS
        && !Thread.currentThread().isInterrupted()) {
      slow.forEach(TileTrial::compile);
      slow = slow.stream().filter(t -> !t.compiled()).toList();
      passed = System.nanoTime() - start;
      if (passed > COMPILE_NANOS) {
        leaveTheProcessorToC2();
      }
    }
    for (int i = 0; i < MEASUREMENTS; i++) {
      trials.forEach(TileTrial::measure);
    }
    return trials.stream().map(TileTrial::speed).toList();
  }

  private static void leaveTheProcessorToC2() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What to tell about kernels that work, but not as expected. */
  Optional<String> remark() {
    return dropped.isEmpty()
        ? Optional.empty()
        : Optional.of(
            dropped.stream()
                .collect(
                    Collectors.joining(" and ", "without tiles of ", ", which are slow here")));
  }
}

package mobilenet.runtime.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * What this virtual machine makes of the vector kernels, found out once by trying: tiles that C2
 * compiles badly are replaced by smaller ones, and where vectors do not pay at all, that is said.
 *
 * @param tiles to be used
 * @param dropped shapes of the tiles that were expected to be fast and are not
 * @param objection why plain loops are better, if they are
 */
record VectorFitness(TileSet tiles, List<String> dropped, Optional<String> objection) {
  /** Enough for C2 on an idle machine. */
  private static final long COMPILE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  /**
   * Tiles that are still not compiled by then count as bad. Beside busy neighbours C2 takes longer,
   * and a verdict holds for the life of the process.
   */
  private static final long MAX_COMPILE_NANOS = TimeUnit.MILLISECONDS.toNanos(4000);

  private static final long PAUSE_MILLIS = 20;

  private static final int MEASUREMENTS = 20;

  private static final Found HERE = new Found();

  /** What is known of this virtual machine; empty until it has been tried. */
  private static final class Found {
    private final ReentrantLock trying = new ReentrantLock();
    private volatile Optional<VectorFitness> fitness = Optional.empty();

    /** One thread at a time: two would slow each other down and measure that. */
    Optional<VectorFitness> find() {
      try {
        // Those who wait hold a model's weights: a model that is closed must not wait on.
        trying.lockInterruptibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return fitness;
      }
      try {
        if (fitness.isEmpty()) {
          VectorFitness tried = tryOut(TileSet.EXPECTED, TileSet.SMALL);
          if (!Thread.currentThread().isInterrupted()) {
            fitness = Optional.of(tried);
          }
        }
        return fitness;
      } finally {
        trying.unlock();
      }
    }
  }

  /** Tries, unless that has happened; empty if the thread was interrupted. */
  static Optional<VectorFitness> find() {
    return HERE.find();
  }

  /** What was found, if anybody has tried. */
  static Optional<VectorFitness> known() {
    return HERE.fitness;
  }

  /** The tiles to use: until others are known to be better, those expected to be. */
  static TileSet currentTiles() {
    return known().map(VectorFitness::tiles).orElse(TileSet.EXPECTED);
  }

  /**
   * Compiles and measures tiles.
   *
   * @param expected what should be fastest
   * @param spare what may replace them where they are not
   */
  static VectorFitness tryOut(TileSet expected, TileSet spare) {
    List<TileSpeed> speeds = speeds(expected.columns());
    if (TileSpeed.areSound(speeds)) {
      return of(expected, List.of());
    }
    List<TileSpeed> all = new ArrayList<>(speeds);
    all.addAll(speeds(spare.columns()));
    List<TileColumn> columns = TileSpeed.fastest(all);
    if (columns.isEmpty() || columns.get(0).vectors() != 1) {
      return new VectorFitness(
          expected, List.of(), Optional.of("C2 makes objects of " + vectors() + " here"));
    }
    List<String> kept = columns.stream().map(TileColumn::shape).toList();
    return of(
        new TileSet(columns),
        expected.columns().stream()
            .map(TileColumn::shape)
            .filter(shape -> !kept.contains(shape))
            .toList());
  }

  /** Holds a set of tiles that work to the plain loops. */
  private static VectorFitness of(TileSet tiles, List<String> dropped) {
    Duel duel = Duel.pointwise(new VectorKernels(() -> tiles));
    Optional<String> objection =
        duel.vectorsPay()
            ? Optional.empty()
            : Optional.of(
                String.format(
                    Locale.ROOT,
                    "a sample takes %.0f µs with %s and %.0f with plain loops",
                    duel.vectorNanos() / 1e3,
                    vectors(),
                    duel.scalarNanos() / 1e3));
    return new VectorFitness(tiles, dropped, objection);
  }

  private static String vectors() {
    return "vectors of " + Lanes.SPECIES.vectorBitSize() + " bits";
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

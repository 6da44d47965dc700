package mobilenet.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures candidates in turns, so that a change of the machine's speed meets all of them.
 *
 * <p>A turn begins when all is quiet. ONNX Runtime's threads go on spinning after a run (its
 * default, {@code session.intra_op.allow_spinning}), and so do libtorch's: that is good for their
 * own next run, and stays on for them, but would cost the next candidate a processor. See {@link
 * Quiet}. The first runs of a turn find another candidate's data in the caches, and sleeping
 * threads; they are not counted, for any candidate.
 */
public final class Rounds {
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long UNCOUNTED_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int UNCOUNTED_RUNS = 3;
  private static final int MIN_ROUNDS = 3;

  private final List<? extends Runnable> candidates;
  private final LongSupplier clock;
  private final Pause pause;

  /** Lets the processors come to rest. */
  interface Pause {
    /** Returns when they have, or will not. */
    void rest() throws InterruptedException;
  }

  Rounds(List<? extends Runnable> candidates, LongSupplier clock, Pause pause) {
    this.candidates = List.copyOf(candidates);
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Warms all candidates up until none becomes faster, then measures.
   *
   * @param candidates in the order of turns
   * @param seconds to measure each candidate
   * @return times in the order of candidates
   * @throws InterruptedException if the thread is interrupted between two turns
   */
  public static List<Times> measure(List<? extends Runnable> candidates, double seconds)
      throws InterruptedException {
    return new Rounds(candidates, System::nanoTime, new Quiet()).measure(seconds);
  }

  List<Times> measure(double seconds) throws InterruptedException {
    warmUp(seconds);
    List<List<Long>> nanos = new ArrayList<>();
    candidates.forEach(candidate -> nanos.add(new ArrayList<>()));
    long end = clock.getAsLong() + (long) (seconds * candidates.size() * 1e9);
    for (int round = 0; round < MIN_ROUNDS || clock.getAsLong() < end; round++) {
      for (int p = 0; p < candidates.size(); p++) {
        nanos.get(p).addAll(turn(candidates.get(p)));
      }
    }
    return nanos.stream().map(Times::of).toList();
  }

  private void warmUp(double seconds) throws InterruptedException {
    SteadyState progress = new SteadyState(candidates.size());
    long perCandidate = (long) (candidates.size() * 1e9);
    long start = clock.getAsLong();
    long least = (long) (SteadyState.leastSeconds(seconds) * perCandidate);
    long most = (long) (SteadyState.mostSeconds(seconds) * perCandidate);
    boolean more = true;
    while (more) {
      List<Double> medians = new ArrayList<>();
      for (Runnable candidate : candidates) {
        medians.add(Times.of(turn(candidate)).medianMs());
      }
      progress.add(medians);
      long spent = clock.getAsLong() - start;
      more = spent < least || (spent < most && !progress.isSteady());
    }
  }

  private List<Long> turn(Runnable candidate) throws InterruptedException {
    pause.rest();
    long begin = clock.getAsLong();
    for (int i = 0; i < UNCOUNTED_RUNS && clock.getAsLong() - begin < UNCOUNTED_NANOS; i++) {
      candidate.run();
    }
    List<Long> times = new ArrayList<>();
    long end = clock.getAsLong() + TURN_NANOS;
    do {
      long start = clock.getAsLong();
      candidate.run();
      times.add(clock.getAsLong() - start);
    } while (clock.getAsLong() < end);
    return times;
  }
}

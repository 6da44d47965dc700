package mobilenet.bench.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures peers in turns, so that a change of the machine's speed meets all of them. Between turns
 * all is quiet for a moment: ONNX Runtime's threads go on spinning after a run, which is good for
 * its own next run and would cost the others theirs. The first runs of a turn find another peer's
 * data in the caches and are not counted, for any of them.
 */
public final class Rounds {
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(120);
  private static final long PAUSE_MILLIS = 10;
  private static final int UNCOUNTED_RUNS = 2;
  private static final int MIN_TURNS = 3;

  private final List<Peer> peers;
  private final List<List<Long>> nanos = new ArrayList<>();

  private Rounds(List<Peer> peers) {
    this.peers = peers;
    peers.forEach(peer -> nanos.add(new ArrayList<>()));
  }

  /**
   * Warms all peers up, then measures.
   *
   * @param peers in the order of turns
   * @param seconds for each peer, after a warm-up of as long again
   * @return times in the order of peers
   * @throws InterruptedException if the thread is interrupted between two turns
   */
  public static List<Times> measure(List<Peer> peers, double seconds) throws InterruptedException {
    Rounds warmUp = new Rounds(peers);
    warmUp.run(seconds);
    Rounds measured = new Rounds(peers);
    measured.run(seconds);
    List<Times> times = new ArrayList<>();
    for (List<Long> own : measured.nanos) {
      times.add(Times.of(own));
    }
    return times;
  }

  private void run(double seconds) throws InterruptedException {
    long end = System.nanoTime() + (long) (seconds * peers.size() * 1e9);
    for (int round = 0; round < MIN_TURNS || System.nanoTime() < end; round++) {
      for (int p = 0; p < peers.size(); p++) {
        Thread.sleep(PAUSE_MILLIS);
        turn(peers.get(p), nanos.get(p));
      }
    }
  }

  private static void turn(Peer peer, List<Long> times) {
    for (int i = 0; i < UNCOUNTED_RUNS; i++) {
      peer.run();
    }
    long end = System.nanoTime() + TURN_NANOS;
    long start;
    do {
      start = System.nanoTime();
      peer.run();
      times.add(System.nanoTime() - start);
    } while (start < end);
  }

  /**
   * Times of one peer in milliseconds.
   *
   * @param medianMs the middle one
   * @param minMs the shortest
   * @param p90Ms nine of ten are shorter
   * @param runs how many were measured
   */
  public record Times(double medianMs, double minMs, double p90Ms, int runs) {
    static Times of(List<Long> nanos) {
      long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return new Times(
          sorted[sorted.length / 2] / 1e6,
          sorted[0] / 1e6,
          sorted[sorted.length * 9 / 10] / 1e6,
          sorted.length);
    }
  }
}

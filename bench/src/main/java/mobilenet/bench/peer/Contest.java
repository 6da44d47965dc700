package mobilenet.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.NonFiniteOutputException;
import mobilenet.graph.Graph;
import mobilenet.measure.Rounds;
import mobilenet.measure.Times;
import mobilenet.runtime.PeakArithmetic;

/** Measures one task on several runtimes, after making sure that they compute the same. */
public final class Contest {
  /** Of the largest logit. Rounding stays far below; another network would be far above. */
  private static final double TOLERANCE = 1e-2;

  private final List<Peer> peers = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Task task;

  private Contest(Task task) {
    this.task = task;
  }

  /**
   * A runtime that was not measured.
   *
   * @param name of it
   * @param reason one sentence for people
   */
  public record Skipped(String name, String reason) {}

  /**
   * What was measured of one runtime.
   *
   * @param name of the runtime
   * @param version of it
   * @param times of its runs
   * @param difference its logits' largest distance from ours, as a part of the largest logit
   */
  public record Entry(String name, String version, Times times, double difference) {}

  /**
   * All that was measured.
   *
   * @param task what was run
   * @param entries ours first
   * @param skipped runtimes that cannot run here
   * @param peakGflopsPerCore see {@link PeakArithmetic}
   */
  public record Result(
      Task task, List<Entry> entries, List<Skipped> skipped, Optional<Double> peakGflopsPerCore) {
    /** Copies the lists. */
    public Result {
      entries = List.copyOf(entries);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Measures ours and others.
   *
   * @param others in the order of turns
   * @param seconds for each, after warming up
   * @throws NonFiniteOutputException if the network's logits are not finite numbers
   * @throws DifferingAnswersException if a runtime computes something else than ours
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static Result hold(Task task, List<Runtimes> others, double seconds)
      throws InterruptedException {
    Contest contest = new Contest(task);
    try {
      contest.peers.add(Runtimes.MOBILENET4J.open(task));
      for (Runtimes other : others) {
        contest.open(other);
      }
      return contest.measure(seconds);
    } finally {
      contest.peers.forEach(Peer::close);
    }
  }

  private void open(Runtimes other) throws InterruptedException {
    try {
      peers.add(other.open(task));
    } catch (LinkageError e) {
      // The native library is not there, or not for this system.
      skipped.add(new Skipped(other.toString(), String.valueOf(e.getMessage())));
    }
  }

  private Result measure(double seconds) throws InterruptedException {
    List<Double> differences = differences();
    OptionalDouble peak = PeakArithmetic.gflopsPerCore();
    List<Times> times = Rounds.measure(peers, seconds);
    List<Entry> entries = new ArrayList<>();
    for (int p = 0; p < peers.size(); p++) {
      Peer peer = peers.get(p);
      entries.add(new Entry(peer.name(), peer.version(), times.get(p), differences.get(p)));
    }
    return new Result(
        task,
        entries,
        skipped,
        peak.isPresent() ? Optional.of(peak.getAsDouble()) : Optional.empty());
  }

  private List<Double> differences() {
    List<Double> differences = new ArrayList<>();
    for (Peer peer : peers) {
      peer.run();
      if (differences.isEmpty()) {
        NonFiniteOutputException.check(task.network(), Graph.LOGITS, peer.logits());
      }
      double difference = Agreement.difference(peers.get(0).logits(), peer.logits());
      if (!(difference <= TOLERANCE)) {
        throw new DifferingAnswersException(
            peer.name()
                + " answers otherwise than ours by "
                + difference
                + " of the largest logit, so their times cannot be compared");
      }
      differences.add(difference);
    }
    return differences;
  }
}

package mobilenet.search.latency;

import java.util.List;
import mobilenet.runtime.PlannedStep;

/** A device that runs networks: what a table is measured on. Used by one thread. */
public interface LatencyTarget {

  /** What a time measured on it depends on beside the network. */
  Stamp stamp();

  /**
   * The steps that it takes, without running or even loading the network. A device that cannot be
   * looked into gives the {@link WholeNetwork} as one step.
   *
   * @throws IllegalArgumentException if the size is too small for the network
   */
  List<PlannedStep> plan(SizedNetwork network);

  /**
   * Measures a network for a moment.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  Turn measure(SizedNetwork network) throws InterruptedException;

  /**
   * Networks that a step must be part of, so that its time holds for others.
   *
   * @param usual for steps of networks
   */
  default int leastCarriers(int usual) {
    return usual;
  }

  /** What its clock cannot tell apart, in nanoseconds. */
  default double tickNanos() {
    return 0;
  }

  /** Seconds that {@link #measure} takes, about: to say how long a table will take. */
  double secondsOfTurn();
}

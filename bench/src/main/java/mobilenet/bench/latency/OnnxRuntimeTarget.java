package mobilenet.bench.latency;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.bench.peer.OnnxRuntimePeer;
import mobilenet.bench.peer.Peer;
import mobilenet.bench.peer.Task;
import mobilenet.measure.OtherProcesses;
import mobilenet.measure.Quiet;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.PlannedStep;
import mobilenet.search.latency.LatencyTarget;
import mobilenet.search.latency.SizedNetwork;
import mobilenet.search.latency.Stamp;
import mobilenet.search.latency.Turn;
import mobilenet.search.latency.WholeNetwork;

/**
 * ONNX Runtime, one image on one thread. It is not looked into: a network is one step, and a table
 * knows the networks that were measured.
 */
final class OnnxRuntimeTarget implements LatencyTarget {
  private static final String FIRST_NETWORK = "mobilenetv3_small_050";
  private static final int FIRST_SIZE = 32;
  private static final long WARM_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
  private static final long MEASURED_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final double SECONDS_OF_TURN = 0.15;

  private final Stamp stamp;

  private OnnxRuntimeTarget(Stamp stamp) {
    this.stamp = stamp;
  }

  /**
   * Measures the machine's speed, which takes some seconds.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  static OnnxRuntimeTarget open() throws InterruptedException {
    try (Peer first = load(Catalogue.get(FIRST_NETWORK), FIRST_SIZE)) {
      return new OnnxRuntimeTarget(
          Stamp.here(OnnxRuntimeDevice.NAME, OnnxRuntimeDevice.NAME, first.version()));
    }
  }

  private static Peer load(Architecture network, int size) {
    return new OnnxRuntimePeer(new Task(network.name(), StableWeights.bind(network), size, 1, 1));
  }

  @Override
  public Stamp stamp() {
    return stamp;
  }

  @Override
  public List<PlannedStep> plan(SizedNetwork network) {
    return List.of(WholeNetwork.step(network, OnnxRuntimeDevice.NAME));
  }

  /** A network is its only carrier. */
  @Override
  public int leastCarriers(int usual) {
    return 1;
  }

  @Override
  public double secondsOfTurn() {
    return SECONDS_OF_TURN;
  }

  @Override
  public Turn measure(SizedNetwork network) throws InterruptedException {
    OtherProcesses others = OtherProcesses.watch();
    try (Peer peer = load(network.architecture(), network.size())) {
      time(peer, WARM_NANOS);
      new Quiet().rest();
      double whole = time(peer, MEASURED_NANOS);
      return new Turn(whole, List.of(whole), others.percent().orElse(0.0));
    }
  }

  /** Median nanoseconds of a run, over the last two thirds of some time. */
  private static double time(Peer peer, long atLeast) {
    long[] nanos = new long[16];
    int runs = 0;
    long begin = System.nanoTime();
    while (runs < nanos.length || System.nanoTime() - begin < atLeast) {
      nanos = runs == nanos.length ? Arrays.copyOf(nanos, 2 * runs) : nanos;
      long start = System.nanoTime();
      peer.run();
      nanos[runs++] = System.nanoTime() - start;
    }
    long[] late = Arrays.copyOfRange(nanos, runs / 3, runs);
    Arrays.sort(late);
    return late[late.length / 2];
  }
}

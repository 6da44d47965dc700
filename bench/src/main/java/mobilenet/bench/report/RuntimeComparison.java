package mobilenet.bench.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mobilenet.bench.peer.Contest;
import mobilenet.measure.Machine;

/**
 * Runtimes beside each other on one network: the JSON document of {@code bench --peers}.
 *
 * @param network name of the architecture
 * @param size of the image
 * @param threads of each runtime
 * @param batch images a run
 * @param macs multiply-accumulates a run
 * @param peakGflopPerSecondPerCore measured in the same run, where it can be
 * @param peers ours first
 * @param skipped those that cannot run here
 * @param othersPercent of the processors' time that other processes used meanwhile
 * @param jdk version of the Java virtual machine
 * @param machine processor and cores
 * @param date of the measurement
 */
public record RuntimeComparison(
    String network,
    int size,
    int threads,
    int batch,
    long macs,
    Optional<Double> peakGflopPerSecondPerCore,
    List<PeerResult> peers,
    List<Contest.Skipped> skipped,
    Optional<Double> othersPercent,
    String jdk,
    String machine,
    String date) {

  /** Copies the lists. */
  public RuntimeComparison {
    peers = List.copyOf(peers);
    skipped = List.copyOf(skipped);
    if (peers.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least ours");
    }
  }

  /** From what was measured, on this machine, today. */
  public static RuntimeComparison of(Contest.Result result, Optional<Double> othersPercent) {
    double oursMs = result.entries().get(0).times().medianMs();
    int threads = result.task().threads();
    Optional<Double> peak = result.peakGflopsPerCore();
    long macs = result.task().macs();
    return new RuntimeComparison(
        result.task().network(),
        result.task().size(),
        threads,
        result.task().batch(),
        macs,
        peak,
        result.entries().stream()
            .map(
                e ->
                    PeerResult.of(
                        e.name(),
                        e.version(),
                        e.times(),
                        oursMs,
                        macs,
                        peak.map(core -> core * threads),
                        e.difference()))
            .toList(),
        result.skipped(),
        othersPercent,
        Runtime.version().toString(),
        Machine.here().toString(),
        LocalDate.now(ZoneId.systemDefault()).toString());
  }

  /** The result of the runtime of that name, if it was measured. */
  public Optional<PeerResult> peer(String name) {
    return peers.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}

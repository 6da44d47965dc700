package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures networks on a device, to hold predictions to them.
 *
 * @param target the device
 * @param turns of each network, whose median counts
 */
public record LatencyMeter(LatencyTarget target, int turns) {
  /** As many as a table's rounds. */
  public static final int TURNS = 9;

  /** Checks the number. */
  public LatencyMeter {
    if (turns < 1) {
      throw new IllegalArgumentException("a network has at least 1 turn, given " + turns);
    }
  }

  /**
   * Milliseconds of an image.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public double ms(SizedNetwork network) throws InterruptedException {
    return ms(List.of(network)).get(0);
  }

  /**
   * Milliseconds of an image of each network. They take turns, so that a change of the machine's
   * speed meets all of them.
   *
   * @param networks none twice
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<Double> ms(List<SizedNetwork> networks) throws InterruptedException {
    Map<SizedNetwork, List<Double>> nanos = new LinkedHashMap<>();
    for (int i = 0; i < turns; i++) {
      for (SizedNetwork network : networks) {
        nanos
            .computeIfAbsent(network, first -> new ArrayList<>())
            .add(target.measure(network).wholeNanos());
      }
    }
    return nanos.values().stream().map(all -> Spread.of(all).median() / 1e6).toList();
  }
}

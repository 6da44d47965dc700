package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures single networks on a device, to hold predictions to them.
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
    List<Double> nanos = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      nanos.add(target.measure(network).wholeNanos());
    }
    return Spread.of(nanos).median() / 1e6;
  }
}

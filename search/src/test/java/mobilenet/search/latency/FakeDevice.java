package mobilenet.search.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@link FakeTarget} as a device of the command, for processes that are killed. Its noise goes on
 * where the turns in a file end, so that whoever is killed would have measured the same.
 */
public final class FakeDevice implements LatencyDevice {
  /** System property: the file of turns. */
  public static final String TURNS = "mobilenet.fake.turns";

  /** System property: processes that a measurement is spread over, 1 if not set. */
  public static final String STARTS = "mobilenet.fake.starts";

  /** Long enough that a process can be killed inside a turn. */
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public int starts() {
    return Integer.getInteger(STARTS, 1);
  }

  @Override
  public LatencyTarget open() {
    // Not before the first turn: other processes may add theirs until then.
    return new FakeTarget()
        .goingOn(Path.of(System.getProperty(TURNS, "")))
        .pausing(() -> LockSupport.parkNanos(TURN_NANOS));
  }

  /**
   * Writes a table that the device gives.
   *
   * @param networks of the tiny space
   * @param size of their images
   */
  public static Path table(Path folder, int networks, int size)
      throws IOException, InterruptedException {
    FakeTarget target = new FakeTarget();
    List<SizedNetwork> carriers =
        CarrierSelection.choose(target, SampledNetworks.endless(size, 1), networks, 3);
    LatencyTable table =
        TableMeasurement.run(
            target,
            carriers,
            MeasurementSettings.DEFAULT,
            folder.resolve("table.jsonl.turns"),
            (done, total) -> {});
    Path file = folder.resolve("table.jsonl");
    LatencyTableFile.write(file, table);
    return file;
  }
}

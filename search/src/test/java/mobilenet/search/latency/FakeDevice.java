package mobilenet.search.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import mobilenet.runtime.PlannedStep;

/**
 * {@link FakeTarget} as a device of the command, for processes that are killed. Its noise goes on
 * where the turns in a file end, so that whoever is killed would have measured the same.
 */
public final class FakeDevice implements LatencyDevice {
  /** System property: the file of turns. */
  public static final String TURNS = "mobilenet.fake.turns";

  /** System property: processes that a measurement is spread over, 1 if not set. */
  public static final String STARTS = "mobilenet.fake.starts";

  /** System property: milliseconds of a turn, 0 if not set; some to be killed inside a turn. */
  public static final String PAUSE = "mobilenet.fake.pause";

  /** System property: a file that gets a line a turn, the number of the process that measured. */
  public static final String PROCESSES = "mobilenet.fake.processes";

  /** What global pooling takes of its time in a slow start. */
  private static final double SLOW = 20;

  private final int starts;
  private final Path turns;
  private final IntPredicate isSlow;
  private int opened;

  /** As system properties say. */
  public FakeDevice() {
    this(Integer.getInteger(STARTS, 1), Path.of(System.getProperty(TURNS, "")), start -> false);
  }

  /**
   * A device that stands for several starts of Java in one.
   *
   * @param turns file of turns
   * @param isSlow whether global pooling is slow from so many openings on, counted from 0
   */
  public FakeDevice(int starts, Path turns, IntPredicate isSlow) {
    this.starts = starts;
    this.turns = turns;
    this.isSlow = isSlow;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public int starts() {
    return starts;
  }

  /** How often it was opened. */
  public int opened() {
    return opened;
  }

  @Override
  public LatencyTarget open() {
    boolean slow = isSlow.test(opened++);
    // Not before the first turn: other processes may add theirs until then.
    return new FakeTarget()
        .goingOn(turns)
        .slowed(step -> slow && isPooling(step) ? SLOW : 1)
        .pausing(FakeDevice::turn);
  }

  private static boolean isPooling(PlannedStep step) {
    return step.key().toString().contains("globalpool");
  }

  /** What global pooling takes in the networks of a table, by the formula of the device. */
  public static double poolingNanos(LatencyTable table) {
    return table.entries().entrySet().stream()
        .map(e -> new PlannedStep(e.getKey(), e.getValue().macs(), e.getValue().bytes()))
        .filter(FakeDevice::isPooling)
        .mapToDouble(FakeTarget::nanos)
        .sum();
  }

  private static void turn() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Integer.getInteger(PAUSE, 0)));
    Optional.ofNullable(System.getProperty(PROCESSES)).map(Path::of).ifPresent(FakeDevice::sign);
  }

  private static void sign(Path file) {
    try (Writer out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(ProcessHandle.current().pid() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        new TableMeasurement(
                target, carriers, MeasurementSettings.DEFAULT, folder.resolve("table.jsonl.turns"))
            .run((done, total) -> {});
    Path file = folder.resolve("table.jsonl");
    LatencyTableFile.write(file, table);
    return file;
  }
}

package mobilenet.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much of the machine other processes used while something was measured. Runtimes whose threads
 * wait by spinning become many times slower beside a busy neighbour, which no median shows.
 */
public final class OtherProcesses {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int IDLE = 4;
  private static final int WAITING_FOR_DISKS = 5;
  private static final int LAST = 8;

  private final Optional<Ticks> before = ticks();
  private final long ownBefore = ownNanos();

  private OtherProcesses() {}

  /** Processor time of the whole machine. */
  record Ticks(long busy, long all) {}

  /** Starts watching. */
  public static OtherProcesses watch() {
    return new OtherProcesses();
  }

  /** Percent of all processors' time since the start; empty where the system does not say. */
  public Optional<Double> percent() {
    Optional<Ticks> after = ticks();
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    long all = after.get().all - before.get().all;
    if (all <= 0) {
      return Optional.empty();
    }
    // A tick is a hundredth of a second on every Linux that a JDK runs on.
    double own = (ownNanos() - ownBefore) / 1e7;
    double others = Math.max(0, after.get().busy - before.get().busy - own);
    return Optional.of(100 * others / all);
  }

  private static long ownNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static Optional<Ticks> ticks() {
    try {
      return Optional.of(parse(Files.readAllLines(STAT).get(0)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The line {@code cpu user nice system idle iowait irq softirq steal …}. */
  static Ticks parse(String line) {
    String[] fields = line.strip().split("\\s+", -1);
    long all = 0;
    long idle = 0;
    for (int i = 1; i < fields.length && i <= LAST; i++) {
      long ticks = Long.parseLong(fields[i]);
      all += ticks;
      idle += i == IDLE || i == WAITING_FOR_DISKS ? ticks : 0;
    }
    return new Ticks(all - idle, all);
  }
}

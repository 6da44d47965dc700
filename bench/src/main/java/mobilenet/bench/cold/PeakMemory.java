package mobilenet.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The most memory that a process had resident. Linux forgets it with the process, so it is read
 * again and again while the process lives; the mark itself only grows, so the last reading misses
 * what is added in the last milliseconds alone.
 */
public final class PeakMemory {
  private static final long INTERVAL_MILLIS = 2;
  private static final String MARK = "VmHWM:";
  private static final long KIB = 1024;

  private final Thread reader;
  private volatile long highest;

  private PeakMemory(Process process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    reader = new Thread(() -> read(process, status), "peak-memory");
    reader.setDaemon(true);
  }

  /** Starts reading. */
  static PeakMemory watch(Process process) {
    PeakMemory memory = new PeakMemory(process);
    memory.reader.start();
    return memory;
  }

  private void read(Process process, Path status) {
    try {
      while (!process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
        parse(Files.readAllLines(status)).ifPresent(bytes -> highest = bytes);
      }
    } catch (IOException e) {
      // The process has just ended, or this is not Linux.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** That of this process so far; empty if this is not Linux. */
  public static Optional<Long> ofThis() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.isReadable(status) ? parse(Files.readAllLines(status)) : Optional.empty();
  }

  /** The mark in the lines of /proc/PID/status; a process that is ending has none. */
  static Optional<Long> parse(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length()).replace("kB", "").strip())
        .map(kib -> Long.parseLong(kib) * KIB)
        .findFirst();
  }

  /** The result, once the process has ended. */
  Optional<Long> bytes() throws InterruptedException {
    reader.join();
    return highest > 0 ? Optional.of(highest) : Optional.empty();
  }
}

package mobilenet.search.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;

/**
 * A process that works on trials.
 *
 * @param host name of the machine; empty where it is unknown
 * @param boot tells apart the times that the machine was started; empty where it is unknown
 * @param pid process number, which is given again after the process has died
 * @param started when, in milliseconds since 1970; 0 where it is unknown
 */
public record Worker(String host, String boot, long pid, long started) {
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Linux derives the time from a clock that may have been set since. */
  private static final long CLOCK_SLACK_MS = 2000;

  /** This process. */
  public static Worker current() {
    return of(ProcessHandle.current());
  }

  /** A process of this machine, which runs. */
  public static Worker of(ProcessHandle process) {
    return new Worker(line(HOST), line(BOOT), process.pid(), started(process));
  }

  /**
   * Whether both are one process. Its number alone does not tell: others have had it, elsewhere
   * too.
   */
  public boolean isSameAs(Worker other) {
    return host.equals(other.host)
        && boot.equals(other.boot)
        && pid == other.pid
        && (started == 0 || other.started == 0 || startedWith(other.started));
  }

  private boolean startedWith(long time) {
    return Math.abs(time - started) <= CLOCK_SLACK_MS;
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException notLinux) {
      return "";
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /**
   * Whether it is known to be, or to have been, a process of this machine: not where the machine
   * has no name.
   */
  public boolean isOfThisMachine() {
    return !host.isEmpty() && host.equals(line(HOST));
  }

  /** For people, such as "process 7 on host a". */
  public String description() {
    return "process " + pid + (host.isEmpty() ? " on a host without a name" : " on host " + host);
  }

  /**
   * Whether it is known to be dead. Of another machine's processes nothing is known, and a machine
   * without a name may be another one.
   */
  public boolean isDead() {
    if (!isOfThisMachine()) {
      return false;
    }
    if (!boot.equals(line(BOOT))) {
      return true;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return true;
    }
    long now = started(process.get());
    return started != 0 && now != 0 && !startedWith(now);
  }

  JsonObject toJson() {
    return JsonObject.EMPTY
        .with("host", host)
        .with("boot", boot)
        .with("pid", pid)
        .with("started", started);
  }

  static Worker of(JsonFields fields) throws JsonException {
    return new Worker(
        fields.string("host"),
        fields.string("boot"),
        fields.wholeNumber("pid"),
        fields.wholeNumber("started"));
  }
}

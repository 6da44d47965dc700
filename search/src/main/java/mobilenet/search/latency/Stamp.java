package mobilenet.search.latency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.measure.Machine;
import mobilenet.runtime.MemoryBandwidth;
import mobilenet.runtime.PeakArithmetic;

/**
 * What a measured time depends on beside the network. Times of different stamps are not mixed.
 *
 * @param target device, such as {@code runtime}
 * @param processor name, family and vector instructions
 * @param kernels name of the kernels, with the width of their vectors
 * @param code hash of the kernels' compiled code
 * @param jdk version of Java
 * @param threads that share an image
 * @param batch images a run
 * @param peakGflops what one core multiplies and adds at best; 0 where it cannot be measured
 * @param gigabytesPerSecond what one thread moves from and to memory
 */
public record Stamp(
    String target,
    String processor,
    String kernels,
    String code,
    String jdk,
    int threads,
    int batch,
    double peakGflops,
    double gigabytesPerSecond) {
  /** Two measurements of how fast one machine calculates differ by less than this factor. */
  private static final double SAME_PEAK = 1.25;

  /**
   * The same for its memory, of which neighbours on the same processor take their part: within
   * minutes, the best of four moments was 21 and 28 GB/s (2 cores of a Zen 4, 2026-11).
   */
  private static final double SAME_BANDWIDTH = 1.5;

  private static final int MOMENTS = 4;
  private static final long BETWEEN_MOMENTS_MS = 250;

  private static final String TARGET = "target";
  private static final String PROCESSOR = "processor";
  private static final String KERNELS = "kernels";
  private static final String CODE = "code";
  private static final String JDK = "jdk";
  private static final String THREADS = "threads";
  private static final String BATCH = "batch";
  private static final String PEAK = "peak_gflops";
  private static final String BANDWIDTH = "gigabytes_per_second";

  /** Checks the ranges. */
  public Stamp {
    if (threads < 1 || batch < 1 || !(peakGflops >= 0) || !(gigabytesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "a stamp has at least 1 thread and 1 image, and speeds above 0, given "
              + List.of(threads, batch, peakGflops, gigabytesPerSecond));
    }
  }

  /**
   * Of a device on this machine that takes one image at a time on one thread. Measures how fast the
   * machine is, which takes some seconds.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static Stamp here(String target, String kernels, String code) throws InterruptedException {
    double peak = 0;
    double bandwidth = 0;
    // The best of several moments: a neighbour for one of them does not make it another machine.
    for (int i = 0; i < MOMENTS; i++) {
      peak = Math.max(peak, PeakArithmetic.gflopsPerCore().orElse(0));
      bandwidth = Math.max(bandwidth, MemoryBandwidth.gigabytesPerSecond());
      Thread.sleep(BETWEEN_MOMENTS_MS);
    }
    return new Stamp(
        target,
        Machine.here().processor(),
        kernels,
        code,
        Runtime.version().toString(),
        1,
        1,
        peak,
        bandwidth);
  }

  /**
   * What differs from another environment, each in a few words such as {@code jdk 17.0.1 against
   * 25.0.2}; none if times may be mixed. Speeds only have to be near.
   */
  public List<String> differences(Stamp other) {
    List<String> differences = new ArrayList<>();
    compare(differences, TARGET, target, other.target);
    compare(differences, PROCESSOR, processor, other.processor);
    compare(differences, KERNELS, kernels, other.kernels);
    compare(differences, "code of the kernels", code, other.code);
    compare(differences, JDK, jdk, other.jdk);
    compare(differences, THREADS, threads, other.threads);
    compare(differences, BATCH, batch, other.batch);
    compareSpeed(differences, "GFLOP/s", SAME_PEAK, peakGflops, other.peakGflops);
    compareSpeed(differences, "GB/s", SAME_BANDWIDTH, gigabytesPerSecond, other.gigabytesPerSecond);
    return List.copyOf(differences);
  }

  /** This process's environment, as far as it shows without opening the device. */
  Stamp hereAtSameSpeed() throws IOException {
    return new Stamp(
        target,
        Machine.here().processor(),
        kernels,
        target.equals(RuntimeTarget.NAME) ? KernelCode.hash() : code,
        Runtime.version().toString(),
        threads,
        batch,
        peakGflops,
        gigabytesPerSecond);
  }

  private static void compare(List<String> differences, String what, Object a, Object b) {
    if (!a.equals(b)) {
      differences.add(what + " " + a + " against " + b);
    }
  }

  private static void compareSpeed(
      List<String> differences, String unit, double most, double a, double b) {
    if (Math.max(a, b) > most * Math.min(a, b)) {
      differences.add(Math.round(a) + " " + unit + " against " + Math.round(b));
    }
  }

  /** For files. */
  public JsonObject toJson() {
    return JsonObject.EMPTY
        .with(TARGET, target)
        .with(PROCESSOR, processor)
        .with(KERNELS, kernels)
        .with(CODE, code)
        .with(JDK, jdk)
        .with(THREADS, threads)
        .with(BATCH, batch)
        .with(PEAK, peakGflops)
        .with(BANDWIDTH, gigabytesPerSecond);
  }

  static Stamp of(JsonFields fields) throws JsonException {
    try {
      return new Stamp(
          fields.string(TARGET),
          fields.string(PROCESSOR),
          fields.string(KERNELS),
          fields.string(CODE),
          fields.string(JDK),
          fields.integer(THREADS),
          fields.integer(BATCH),
          fields.number(PEAK),
          fields.number(BANDWIDTH));
    } catch (IllegalArgumentException e) {
      throw new JsonException(fields.source() + ": " + e.getMessage(), e);
    }
  }
}

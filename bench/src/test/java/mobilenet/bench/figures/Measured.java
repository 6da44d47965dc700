package mobilenet.bench.figures;

import java.io.IOException;
import java.nio.file.Path;
import mobilenet.bench.report.LatencyFile;
import mobilenet.bench.report.LatencyRow;

/** Measurements for tests: those of the repository, and made-up ones. */
final class Measured {
  static final Path HOME = Path.of("..");
  static final String ZEN_3 = "AMD EPYC (family 25, AVX2), 2 cores";
  static final String ZEN_4 = "AMD EPYC (family 25, AVX-512), 2 cores";
  static final String ZEN_5 = "AMD EPYC (family 26, AVX-512), 2 cores";

  private Measured() {}

  static Comparisons committed(String machine, int jdk) throws IOException {
    return Comparisons.of(
        new LatencyFile(HOME.resolve("results/latency.csv")).rows(),
        new Comparisons.Setting(machine, jdk, 1));
  }

  static LatencyRow row(String network, int threads, double oursMs, double ortMs) {
    return new LatencyRow(network, 224, threads, 1, oursMs, ortMs, "25.0.3", "m", "2026-11-24");
  }
}

package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.measure.Latencies;
import mobilenet.measure.ModelRun;
import mobilenet.profile.ModelProfile;
import mobilenet.profile.Roofline;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet bench NAME|FILE|CHECKPOINT}. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {
  private static final long SEED = 1;

  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|FILE|CHECKPOINT",
      description = "An architecture or its file (with random weights), or a checkpoint's folder.")
  private String model = "";

  @Option(names = "--size", paramLabel = "N", description = "Image size (default: its own).")
  private Optional<Integer> size = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one).")
  private int threads = 1;

  @Option(names = "--batch", paramLabel = "N", description = "Images per run (default: one).")
  private int batch = 1;

  @Option(names = "--seconds", paramLabel = "N", description = "Time to measure (default: 5).")
  private int seconds = 5;

  @Option(names = "--profile", description = "Also show every operation beside its limit.")
  private boolean profile;

  @Mixin private PeerOptions peers = new PeerOptions();

  /** The JSON document. */
  record Document(
      String model,
      int size,
      int threads,
      int batch,
      String kernels,
      double firstMs,
      double medianMs,
      double minMs,
      double p90Ms,
      double p99Ms,
      double gmacPerSecond,
      long allocatedBytesPerRun,
      Optional<Double> peakGflops,
      Optional<Double> memoryGigabytesPerSecond,
      Optional<List<ProfileReport.Step>> steps) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    RuntimeOptions options =
        RuntimeOptions.DEFAULT.withThreads(ThreadsOption.threads(Optional.of(threads)));
    Arguments.atLeast(1, "--batch", batch);
    Arguments.atLeast(1, "--seconds", seconds);
    Arguments.imageSize(size);
    if (peers.wanted() && profile) {
      throw new UsageException("--profile and --peers exclude each other; give one of them");
    }
    BenchNetwork network = BenchNetwork.open(model);
    int imageSize = size.orElse(network.architecture().input().size());
    Arguments.batch(batch, imageSize, network.architecture());
    if (peers.wanted()) {
      peers.measure(network, imageSize, threads, batch, seconds, common.json, spec.commandLine());
      return 0;
    }
    try (CompiledModel compiled = CompiledModel.compile(network.weights(SEED), options)) {
      Runnable run = ModelRun.of(compiled, imageSize, batch, SEED);
      Latencies latencies = Latencies.measure(compiled, run, seconds);
      Optional<ProfileReport> layers =
          profile
              ? Optional.of(ProfileReport.measure(compiled.session(imageSize, imageSize)))
              : Optional.empty();
      long macs = ModelProfile.of(network.architecture(), imageSize).macs() * batch;
      Document document =
          new Document(
              network.architecture().name(),
              imageSize,
              threads,
              batch,
              compiled.kernels().name(),
              latencies.firstMs(),
              latencies.quantileMs(0.5),
              latencies.quantileMs(0),
              latencies.quantileMs(0.9),
              latencies.quantileMs(0.99),
              macs / latencies.quantileMs(0.5) / 1e6,
              latencies.allocatedBytesPerRun(),
              layers.flatMap(ProfileReport::limits).map(Roofline::gflops),
              layers.flatMap(ProfileReport::limits).map(Roofline::gigabytesPerSecond),
              layers.map(ProfileReport::steps));
      print(document, layers, compiled.kernels().reason());
    }
    return 0;
  }

  private void print(Document d, Optional<ProfileReport> layers, String reason) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      JsonOutput.print(out, d);
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s at %d×%d, batch %d, %d %s, %s kernels (%s)%n",
        d.model,
        d.size,
        d.size,
        d.batch,
        d.threads,
        d.threads == 1 ? "thread" : "threads",
        d.kernels,
        reason);
    out.printf(
        Locale.ROOT,
        "median %.2f ms, min %.2f, p90 %.2f, p99 %.2f; first run %.1f ms%n",
        d.medianMs,
        d.minMs,
        d.p90Ms,
        d.p99Ms,
        d.firstMs);
    out.printf(
        Locale.ROOT,
        "%.1f GMAC/s; %d bytes allocated per run%n",
        d.gmacPerSecond,
        d.allocatedBytesPerRun);
    layers.ifPresent(report -> report.print(out));
  }
}

package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import mobilenet.profile.ModelProfile;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;
import mobilenet.runtime.StepTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet bench NAME|CHECKPOINT}. */
@Command(name = "bench", description = "Measure how fast a network runs here.")
final class BenchCommand implements Callable<Integer> {
  private static final long SEED = 1;

  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|CHECKPOINT",
      description = "An architecture (with random weights) or a checkpoint's folder.")
  private String model = "";

  @Option(names = "--size", paramLabel = "N", description = "Picture size (default: its own).")
  private Optional<Integer> size = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one).")
  private int threads = 1;

  @Option(names = "--batch", paramLabel = "N", description = "Pictures a run (default: one).")
  private int batch = 1;

  @Option(names = "--seconds", paramLabel = "N", description = "Time to measure (default: 5).")
  private int seconds = 5;

  @Option(names = "--profile", description = "Show the time of every operation as well.")
  private boolean profile;

  @Mixin private PeerOptions peers = new PeerOptions();

  /** An operation in the JSON document. */
  record Step(String name, String operation, long macs, double medianMs, double gmacPerSecond) {
    static Step of(StepTime time) {
      double ms = time.medianNanos() / 1e6;
      return new Step(
          time.name(),
          time.operation(),
          time.macs(),
          ms,
          time.medianNanos() == 0 ? 0 : (double) time.macs() / time.medianNanos());
    }
  }

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
      Optional<List<Step>> steps) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    RuntimeOptions options =
        RuntimeOptions.DEFAULT.withThreads(ThreadsOption.threads(Optional.of(threads)));
    Arguments.atLeast(1, "--batch", batch);
    Arguments.atLeast(1, "--seconds", seconds);
    Arguments.atLeast(1, "--size", size);
    if (peers.wanted() && profile) {
      throw new UsageException("--profile and --peers exclude each other; give one of them");
    }
    BenchNetwork network = BenchNetwork.open(model);
    int pictureSize = size.orElse(network.architecture().input().size());
    if (peers.wanted()) {
      peers.measure(network, pictureSize, threads, batch, seconds, common.json, spec.commandLine());
      return 0;
    }
    try (CompiledModel compiled = CompiledModel.compile(network.weights(SEED), options)) {
      Session session = compiled.session(pictureSize, pictureSize);
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < session.input().length; i++) {
        session.input()[i] = (float) (random.nextDouble() * 2 - 1);
      }
      Latencies latencies = Latencies.measure(compiled, session, batch, seconds);
      long macs = ModelProfile.of(network.architecture(), pictureSize).macs() * batch;
      Document document =
          new Document(
              network.architecture().name(),
              pictureSize,
              threads,
              batch,
              compiled.kernels().kernels().name(),
              latencies.firstMs(),
              latencies.quantileMs(0.5),
              latencies.quantileMs(0),
              latencies.quantileMs(0.9),
              latencies.quantileMs(0.99),
              macs / latencies.quantileMs(0.5) / 1e6,
              latencies.allocatedBytesPerRun(),
              profile ? Optional.of(steps(session)) : Optional.empty());
      print(document, compiled);
    }
    return 0;
  }

  private static List<Step> steps(Session session) {
    int runs = 50;
    return session.profile(runs).stream().map(Step::of).toList();
  }

  private void print(Document d, CompiledModel compiled) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      Json.print(out, d);
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
        compiled.kernels().reason());
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
        "%.1f GMAC/s; %d bytes allocated a run%n",
        d.gmacPerSecond,
        d.allocatedBytesPerRun);
    if (d.steps.isPresent()) {
      TextTable table = new TextTable("layer", "operation", "MACs", "ms", "GMAC/s");
      for (Step s : d.steps.get()) {
        table.row(
            s.name,
            s.operation,
            s.macs,
            String.format(Locale.ROOT, "%.3f", s.medianMs),
            s.macs == 0 ? "" : String.format(Locale.ROOT, "%.1f", s.gmacPerSecond));
      }
      table.print(out);
    }
  }
}

package mobilenet.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;
import mobilenet.weights.RandomWeights;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One image through one network, at its own size, with random weights. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SessionBenchmark {
  private static final long SEED = 1;

  /** Networks of the speed table. */
  @Param({
    "mobilenetv1_100",
    "mobilenetv2_100",
    "mobilenetv3_small_100",
    "mobilenetv3_large_100",
    "mobilenetv4_conv_small",
    "mobilenetv4_conv_medium",
    "mobilenetv4_hybrid_medium"
  })
  public String network = "";

  /** Threads that share the work inside the image. */
  @Param({"1", "2"})
  public int threads = 1;

  private Optional<Session> session = Optional.empty();

  private static Session open(Architecture architecture, int threads) {
    CompiledModel model =
        CompiledModel.compile(
            RandomWeights.bind(Lowering.lower(architecture), SEED),
            RuntimeOptions.DEFAULT.withThreads(threads));
    return model.session(architecture.input().size(), architecture.input().size());
  }

  /** Compiles the network. */
  @Setup
  public void prepare() {
    session = Optional.of(open(Catalogue.get(network), threads));
  }

  /** One run. */
  @Benchmark
  public void run() {
    session.orElseThrow().run();
  }
}

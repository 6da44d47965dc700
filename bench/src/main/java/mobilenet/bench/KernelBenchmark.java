package mobilenet.bench;

import java.util.concurrent.TimeUnit;
import mobilenet.bench.layers.LayerFile;
import mobilenet.bench.layers.LayerRuns;
import mobilenet.bench.layers.LayerType;
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

/**
 * The convolutions of one type of one network, one after the other, so that weights come from where
 * they come from in a real run; or one of them alone, whose weights then stay in the caches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
  /** Networks of {@code layers.csv}. */
  @Param({
    "mobilenetv3_small_100",
    "mobilenetv3_large_100",
    "mobilenetv4_conv_small",
    "mobilenetv4_conv_medium",
    "mobilenetv4_conv_large",
    "mobilenetv4_hybrid_medium",
    "mobilenetv4_hybrid_large"
  })
  public String network = "";

  /** Which convolutions. */
  @Param public LayerType type = LayerType.POINTWISE;

  /** The name of one, or all. */
  @Param(LayerRuns.ALL)
  public String layer = LayerRuns.ALL;

  private LayerRuns runs = LayerRuns.NONE;

  /** Packs the weights. */
  @Setup
  public void prepare() {
    runs = LayerRuns.of(LayerFile.read(), network, type, layer);
  }

  /** One run of each; returns an output of the last, which keeps them from being left out. */
  @Benchmark
  public float run() {
    return runs.run();
  }
}

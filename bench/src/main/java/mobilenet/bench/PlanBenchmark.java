package mobilenet.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepPlanner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an architecture to the steps of its session's plan, without weights: what a search pays. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlanBenchmark {
  /** From a small network to the one with the most operations. */
  @Param({"mobilenetv3_small_100", "mobilenetv4_conv_small", "mobilenetv4_hybrid_large"})
  public String network = "";

  private final StepPlanner planner = StepPlanner.of(KernelSelection.AUTO);

  /** Lowers and plans. */
  @Benchmark
  public List<PlannedStep> plan() {
    Architecture architecture = Catalogue.get(network);
    int size = architecture.input().size();
    return planner.steps(Lowering.lower(architecture), size, size);
  }
}

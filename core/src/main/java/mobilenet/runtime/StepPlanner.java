package mobilenet.runtime;

import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.runtime.kernel.Kernels;

/**
 * Tells what a session would run without any weights, in well under a millisecond a network, so
 * that a search can ask for thousands of networks. Immutable; any number of threads may ask at a
 * time.
 *
 * <pre>{@code
 * StepPlanner planner = StepPlanner.of(KernelSelection.AUTO);
 * List<PlannedStep> steps = planner.steps(Lowering.lower(architecture), 224, 224);
 * }</pre>
 */
public final class StepPlanner {
  private static final List<Pass> PASSES = Pass.standard();

  private final Kernels kernels;

  private StepPlanner(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * For the kernels that {@link KernelChoice#of} names. What warming up a model finds later in this
   * process can change the plans of {@link KernelSelection#AUTO}: make a planner after that.
   *
   * @throws KernelSelectionException if vector kernels are demanded where they cannot run, or the
   *     system property {@value KernelSelection#PROPERTY} is none of the selections
   */
  public static StepPlanner of(KernelSelection selection) {
    return new StepPlanner(KernelLookup.choose(selection).kernels());
  }

  /** Name of the kernels, as in the keys. */
  public String kernels() {
    return kernels.name();
  }

  /**
   * The steps of {@link CompiledModel#session(int, int)}, in order.
   *
   * @param graph as lowered: it is folded and fused here
   * @param height of the image
   * @param width of the image
   * @throws IllegalArgumentException if the image is too small for the network
   */
  public List<PlannedStep> steps(Graph graph, int height, int width) {
    Graph optimised = BoundGraph.withoutValues(graph).apply(PASSES).graph();
    String output = optimised.output();
    Map<String, Integer> taps = Map.of(output, optimised.taps().get(output));
    Engine engine = Engine.outline(kernels, optimised);
    return PlannedStep.of(Plan.of(optimised, engine, height, width, taps), kernels);
  }
}

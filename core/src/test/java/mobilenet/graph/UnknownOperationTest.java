package mobilenet.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.scalar.ScalarKernels;
import mobilenet.testing.ReferenceInterpreter;
import mobilenet.testing.SummedTerms;
import mobilenet.testing.UnknownOperation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An operation that a consumer does not know never becomes a silent default. */
class UnknownOperationTest {
  private static final Graph GRAPH = UnknownOperation.graph();
  private static final BoundGraph BOUND = new BoundGraph(GRAPH, Map.of());

  private static void assertRefused(String consumer, ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining(consumer + " " + UnknownOperation.REFUSAL);
  }

  @Test
  void isRefusedByWhatReadsGraphs() {
    List<Shape> shapes = List.of(new Shape(3, 8, 8), new Shape(3, 8, 8));
    assertRefused("the inference of shapes", () -> Shapes.infer(GRAPH, 8, 8));
    assertRefused("the count of multiply-accumulates", () -> Macs.of(GRAPH, shapes, 1));
    assertRefused("the table of layers", () -> OpLabel.of(new UnknownOperation()));
    assertRefused("the count of strides", () -> Taps.all(GRAPH));
  }

  @Test
  void isRefusedByWhatKernelsAreComparedWith() {
    assertRefused(
        "the reference interpreter",
        () -> ReferenceInterpreter.evaluate(BOUND, new float[3 * 8 * 8], 8, 8));
    assertRefused(
        "the count of summed terms",
        () -> new UnknownOperation().accept(new SummedTerms(List.of(new Shape(3, 8, 8)))));
  }

  /** Passes change only what they know: whoever reads the graph afterwards refuses the rest. */
  @Test
  void isKeptByPasses() {
    assertThat(BOUND.apply(Pass.standard()).graph()).isEqualTo(GRAPH);
  }

  @Test
  void isRefusedByKernels() {
    assertRefused(
        "the scalar kernels", () -> new ScalarKernels().prepare(new UnknownOperation(), BOUND));
  }

  @Test
  void isRefusedByTheRuntime() {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    assertRefused("the scalar kernels", () -> CompiledModel.compile(BOUND, options).close());
  }
}

package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.scalar.ScalarKernels;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.testing.SummedTerms;

/**
 * One operation computed by both sets of kernels.
 *
 * @param op the operation
 * @param scalar prepared by the scalar kernels
 * @param vector prepared by the vector kernels
 */
public record ScalarComparison(Op op, Layer scalar, Layer vector) {
  /** Allowed difference, measured by the largest absolute value, for one product a sum. */
  private static final double TOLERANCE = 1e-5;

  private static final Kernels SCALAR = new ScalarKernels();
  private static final Kernels VECTOR = new VectorKernels();

  /** Prepares an operation with its weights. */
  public static ScalarComparison of(Op op, BoundGraph weights) {
    return of(op, weights, VECTOR);
  }

  private static ScalarComparison of(Op op, BoundGraph weights, Kernels vector) {
    return new ScalarComparison(op, SCALAR.prepare(op, weights), vector.prepare(op, weights));
  }

  /** Compares on random weights and inputs; the output's shape follows from the first input's. */
  public static void random(Op op, List<Shape> shapes, SplittableRandom random) {
    random(op, shapes, layout(shapes.get(0)), VECTOR, random);
  }

  /** As {@link #random(Op, List, SplittableRandom)}; the input is an image, without padding. */
  public static void randomImage(Op op, Shape shape, SplittableRandom random) {
    random(op, List.of(shape), FeatureMap.dense(shape), VECTOR.onImage(), random);
  }

  private static void random(
      Op op, List<Shape> shapes, FeatureMap firstMap, Kernels vector, SplittableRandom random) {
    Shape first = shapes.get(0);
    Graph graph = graph(op, first.channels(), shapes.size());
    Map<String, float[]> weights = new HashMap<>();
    for (Parameter p : op.parameters()) {
      float offset = p.kind() == Parameter.Kind.RUNNING_VARIANCE ? 1.5f : 0;
      weights.put(p.key(), values(random, p.elementCount(), offset));
    }
    List<float[]> inputs = new ArrayList<>();
    for (Shape shape : shapes) {
      inputs.add(values(random, Math.toIntExact(shape.elementCount()), 0));
    }
    Shape output = Shapes.infer(graph, first.height(), first.width()).get(1);
    of(op, new BoundGraph(graph, weights), vector)
        .check(shapes, firstMap, output, inputs, op + " on " + shapes);
  }

  /** The operation on its own; more than one input is the same node again. */
  private static Graph graph(Op op, int channels, int inputs) {
    return new Graph(
        List.of(
            new Node("input", new Op.Input(channels), List.of()),
            new Node("op", op, Collections.nCopies(inputs, 0))),
        Map.of());
  }

  /** The output's shape where it does not follow from the channels of the first input. */
  public static Shape outputOf(Op op, Shape input) {
    return Shapes.infer(graph(op, input.channels(), 1), input.height(), input.width()).get(1);
  }

  /** With a gap between pixels for odd channels: kernels must not take the stride for channels. */
  public static FeatureMap layout(Shape shape) {
    int gap = shape.channels() % 2 * Lanes.COUNT;
    return FeatureMap.of(shape, VECTOR.pixelStride(shape.channels()) + gap);
  }

  private static float[] values(SplittableRandom random, int count, float offset) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = offset + (float) (random.nextDouble() * 2 - 1);
    }
    return values;
  }

  /**
   * Runs both sets and compares; runs the vector kernel once more, unit by unit.
   *
   * @return what the scalar kernels computed
   */
  public float[] check(
      List<Shape> shapes,
      FeatureMap firstMap,
      Shape output,
      List<float[]> inputs,
      String description) {
    float[] expected = scalarResult(shapes, output, inputs, description);
    List<FeatureMap> maps = new ArrayList<>(shapes.stream().map(ScalarComparison::layout).toList());
    maps.set(0, firstMap);
    KernelRun run = new KernelRun(vector, maps, layout(output), inputs);
    float[] whole = run.whole();
    assertSameBits(run.unitByUnit(), whole, description);
    assertClose(
        run.dense(whole, description), expected, op.accept(new SummedTerms(shapes)), description);
    return expected;
  }

  private float[] scalarResult(
      List<Shape> shapes, Shape output, List<float[]> inputs, String description) {
    List<FeatureMap> maps = shapes.stream().map(FeatureMap::dense).toList();
    KernelRun run = new KernelRun(scalar, maps, FeatureMap.dense(output), inputs);
    return run.dense(run.whole(), description);
  }

  private static void assertSameBits(float[] actual, float[] expected, String description) {
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToRawIntBits(actual[i]) != Float.floatToRawIntBits(expected[i])) {
        assertThat(actual[i]).as("%s, unit by unit, [%d]", description, i).isEqualTo(expected[i]);
      }
    }
  }

  private static void assertClose(float[] actual, float[] expected, int terms, String description) {
    double absMax = 0;
    for (float value : expected) {
      absMax = Math.max(absMax, Math.abs(value));
    }
    assertThat(absMax).as("%s: largest value", description).isFinite();
    double allowed = TOLERANCE * absMax * Math.sqrt(terms);
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs((double) actual[i] - expected[i]);
      if (!(difference <= allowed)) {
        assertThat(difference)
            .as("%s: [%d] is %s, scalar %s", description, i, actual[i], expected[i])
            .isLessThanOrEqualTo(allowed);
      }
    }
  }
}

package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.vector.AwkwardSizes.Size;
import mobilenet.runtime.vector.tile.TileSet;
import mobilenet.runtime.vector.tile.TileSets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results are the same bits whichever tiles the virtual machine's compiler turns out to like. */
class TileIndependenceTest {
  private static final int SEED = 24;

  static List<Size> maps() {
    return AwkwardSizes.MAPS;
  }

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED);
  }

  private static List<TileSet> sets() {
    List<TileSet> sets = new ArrayList<>(TileSets.usable().toList());
    sets.add(TileSet.SMALL);
    // Without the widths between, as where some of the tiles fail.
    sets.add(new TileSet(List.of(sets.get(0).columns().get(0))));
    return sets;
  }

  @ParameterizedTest
  @MethodSource("maps")
  void convolutions(Size map) {
    for (int kernel : List.of(1, 3)) {
      for (int in : List.of(7, 16)) {
        for (int out : List.of(3, 40, 100)) {
          for (Activation activation : List.of(Activation.RELU, Activation.HARD_SWISH)) {
            Op op = conv(in, out, kernel, activation);
            sameBits(op, List.of(map.of(in)));
          }
        }
      }
    }
  }

  @Test
  void attention() {
    Shape keys = new Shape(32, 5, 7);
    for (Size map : maps()) {
      sameBits(new Op.Attention(2, 1, 32), List.of(map.of(64), keys, keys));
    }
  }

  private static Op.Convolution conv(int in, int out, int kernel, Activation activation) {
    Parameter weight = new Parameter("w", List.of(out, in, kernel, kernel), Parameter.Kind.WEIGHT);
    return Op.Convolution.of(weight, 1)
        .withBias(new Parameter("b", List.of(out), Parameter.Kind.BIAS))
        .withActivation(activation);
  }

  private static void sameBits(Op op, List<Shape> shapes) {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, float[]> weights = new HashMap<>();
    op.parameters().forEach(p -> weights.put(p.key(), values(random, p.elementCount())));
    List<float[]> inputs =
        shapes.stream().map(s -> values(random, Math.toIntExact(s.elementCount()))).toList();
    Shape first = shapes.get(0);
    Graph graph =
        new Graph(
            List.of(
                new Node("input", new Op.Input(first.channels()), List.of()),
                new Node("op", op, Collections.nCopies(shapes.size(), 0))),
            Map.of());
    Shape output = Shapes.infer(graph, first.height(), first.width()).get(1);
    float[] expected = {};
    for (TileSet tiles : sets()) {
      float[] actual =
          new KernelRun(
                  new VectorKernels(tiles).prepare(op, new BoundGraph(graph, weights)),
                  shapes.stream().map(ScalarComparison::layout).toList(),
                  ScalarComparison.layout(output),
                  inputs)
              .whole();
      expected = expected.length == 0 ? actual : expected;
      assertThat(actual).as("%s on %s with %s", op, shapes, tiles).isEqualTo(expected);
    }
  }

  private static float[] values(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return values;
  }
}

package mobilenet.runtime.vector.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobilenet.runtime.vector.activation.TileEpilogue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tile, also those for other processors and compilers, against three nested loops. */
class TileColumnTest {
  private static final int SEED = 21;

  /** Beyond the sums of a row: tiles must leave it alone. */
  private static final float UNTOUCHED = -77;

  static Stream<Named<TileColumn>> columns() {
    Map<String, TileColumn> columns = new TreeMap<>();
    TileSets.all()
        .flatMap(set -> set.columns().stream())
        .flatMap(c -> Stream.of(c, alone(c.tall()), alone(c.shorter())))
        .forEach(c -> columns.put(name(c.tall()) + ", " + name(c.shorter()), c));
    return columns.entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
  }

  private static TileColumn alone(TileFamily tile) {
    return TileColumn.of(tile, 1);
  }

  private static String name(TileFamily tile) {
    String name = tile.rows().getClass().getSimpleName();
    return tile.rowsHardSwish().isPresent() ? name : name + " of JDK 17";
  }

  private static boolean hasHardSwish(TileColumn column) {
    return column.tall().rowsHardSwish().isPresent();
  }

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED);
  }

  @ParameterizedTest
  @MethodSource("columns")
  void equalsPlainLoops(TileColumn column) {
    SplittableRandom random = new SplittableRandom(SEED);
    int largest = 4 * column.tall().pixels() + 1;
    for (int pixels = 1; pixels <= largest; pixels++) {
      for (int depth : List.of(2, 6, 18)) {
        for (TileEpilogue epilogue : TileEpilogue.values()) {
          if (epilogue != TileEpilogue.HARD_SWISH || hasHardSwish(column)) {
            check(column, pixels, depth, epilogue, random);
          }
        }
      }
    }
  }

  private static void check(
      TileColumn column, int pixels, int depth, TileEpilogue epilogue, SplittableRandom random) {
    int width = column.width();
    int inStep = depth + 3;
    int outStep = width + 5;
    int at = 4;
    float[] in = random(random, at + (pixels - 1) * inStep + depth);
    float[] panel = random(random, at + (1 + depth) * width);
    float[] expected = new float[at + pixels * outStep];
    Arrays.fill(expected, UNTOUCHED);
    float[] actual = expected.clone();
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < width; c++) {
        double sum = panel[at + c];
        for (int k = 0; k < depth; k++) {
          sum += (double) in[at + p * inStep + k] * panel[at + (1 + k) * width + c];
        }
        expected[at + p * outStep + c] = (float) bounded(epilogue, sum);
      }
    }
    Product product = new Product(inStep, depth, outStep, epilogue);
    column.multiply(product, in, at, pixels, panel, at, actual, at);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) <= 1e-5f)) {
        assertThat(actual[i])
            .as("%s pixels, depth %s, %s: [%s]", pixels, depth, epilogue, i)
            .isEqualTo(expected[i], within(1e-5f));
      }
    }
  }

  private static double bounded(TileEpilogue epilogue, double sum) {
    return switch (epilogue) {
      case NONE -> sum;
      case RELU -> Math.max(sum, 0);
      case RELU6 -> Math.min(Math.max(sum, 0), 6);
      case HARD_SWISH -> sum * Math.min(Math.max(sum + 3, 0), 6) / 6;
    };
  }

  private static float[] random(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return values;
  }
}

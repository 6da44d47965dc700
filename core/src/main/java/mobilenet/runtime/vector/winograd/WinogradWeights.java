package mobilenet.runtime.vector.winograd;

import java.util.ArrayList;
import java.util.List;
import mobilenet.graph.Op;
import mobilenet.runtime.vector.tile.PackedWeights;
import mobilenet.runtime.vector.tile.TileSet;

/**
 * Weights of a 3×3 convolution with stride 2 for minimal filtering (Winograd, 1980). Two
 * neighbouring outputs of such a convolution in one dimension,
 *
 * <pre>
 *   y0 = e0·g0 + o0·g1 + e1·g2
 *   y1 = e1·g0 + o1·g1 + e2·g2
 * </pre>
 *
 * <p>of the inputs e0, o0, e1, o1, e2, need five products instead of six:
 *
 * <pre>
 *   m0 = (e0 − e1)·g0 + o0·g1      y0 = m0 + m1
 *   m1 = e1·(g0 + g2)              y1 = m1 + m2
 *   m2 = (e2 − e1)·g2 + o1·g1
 * </pre>
 *
 * <p>In two dimensions there are 3×3 such sums, here called positions, of 25 products where 2×2
 * outputs have 36. Errors grow little: no factor but 1 occurs.
 */
final class WinogradWeights {
  /** Sums in one dimension. */
  static final int SIDE = 3;

  /** Sums in two dimensions. */
  static final int POSITIONS = SIDE * SIDE;

  private static final int KERNEL = 3;

  private final List<PackedWeights> positions;

  private WinogradWeights(List<PackedWeights> positions) {
    this.positions = List.copyOf(positions);
  }

  /**
   * What an input of one dimension is multiplied with, and to which sum the product belongs.
   *
   * <p>In the order of the inputs of a sum.
   */
  enum Term {
    /** (e0 − e1)·g0. */
    EVEN_BEFORE(0, 0),
    /** o0·g1. */
    ODD_BEFORE(0, 1),
    /** e1·(g0 + g2). */
    MIDDLE(1, 0),
    /** (e2 − e1)·g2. */
    EVEN_AFTER(2, 0),
    /** o1·g1. */
    ODD_AFTER(2, 1);

    private final int sum;
    private final int order;

    Term(int sum, int order) {
      this.sum = sum;
      this.order = order;
    }

    /** Which of the three sums it belongs to. */
    int sum() {
      return sum;
    }

    /** How many terms of the same sum come before it. */
    int order() {
      return order;
    }

    /** Terms of a sum. */
    static int count(int sum) {
      return sum == 1 ? 1 : 2;
    }

    private static Term of(int sum, int order) {
      for (Term term : values()) {
        if (term.sum == sum && term.order == order) {
          return term;
        }
      }
      throw new IllegalArgumentException("sum " + sum + " has no term " + order);
    }
  }

  /** Packs an O×I×3×3 weight. The bias belongs to the one sum that is part of every output. */
  static WinogradWeights of(TileSet tiles, Op.Convolution conv, float[] weight, float[] bias) {
    int in = conv.inChannels();
    int terms = Term.values().length;
    float[] factors = factors(weight, conv.outChannels() * in);
    List<PackedWeights> positions = new ArrayList<>();
    for (int position = 0; position < POSITIONS; position++) {
      int sumY = position / SIDE;
      int sumX = position % SIDE;
      int columns = Term.count(sumX);
      int[] termOf = new int[Term.count(sumY) * columns];
      for (int i = 0; i < termOf.length; i++) {
        termOf[i] =
            Term.of(sumY, i / columns).ordinal() * terms + Term.of(sumX, i % columns).ordinal();
      }
      positions.add(
          PackedWeights.of(
              tiles,
              termOf.length * in,
              sumY == 1 && sumX == 1 ? bias : new float[bias.length],
              (o, k) -> factors[(o * in + k % in) * terms * terms + termOf[k / in]]));
    }
    return new WinogradWeights(positions);
  }

  /** The layouts alone, for planning. */
  static WinogradWeights outline(TileSet tiles, Op.Convolution conv) {
    List<PackedWeights> positions = new ArrayList<>();
    for (int position = 0; position < POSITIONS; position++) {
      int terms = Term.count(position / SIDE) * Term.count(position % SIDE);
      positions.add(PackedWeights.outline(tiles, conv.outChannels(), terms * conv.inChannels()));
    }
    return new WinogradWeights(positions);
  }

  /** The factors of all terms for each of {@code kernels} kernels of 3×3. */
  private static float[] factors(float[] weight, int kernels) {
    int terms = Term.values().length;
    float[] rows = new float[terms * KERNEL];
    float[] factors = new float[kernels * terms * terms];
    for (int kernel = 0; kernel < kernels; kernel++) {
      for (int x = 0; x < KERNEL; x++) {
        factors(weight, kernel * KERNEL * KERNEL + x, KERNEL, rows, x, KERNEL);
      }
      for (int y = 0; y < terms; y++) {
        factors(rows, y * KERNEL, 1, factors, (kernel * terms + y) * terms, 1);
      }
    }
    return factors;
  }

  /** The factors of all terms in one dimension. */
  private static void factors(float[] taps, int at, int step, float[] to, int toAt, int toStep) {
    float g0 = taps[at];
    float g1 = taps[at + step];
    float g2 = taps[at + 2 * step];
    to[toAt + Term.EVEN_BEFORE.ordinal() * toStep] = g0;
    to[toAt + Term.ODD_BEFORE.ordinal() * toStep] = g1;
    to[toAt + Term.MIDDLE.ordinal() * toStep] = g0 + g2;
    to[toAt + Term.EVEN_AFTER.ordinal() * toStep] = g2;
    to[toAt + Term.ODD_AFTER.ordinal() * toStep] = g1;
  }

  /** The weights of a position, row by row. */
  PackedWeights at(int position) {
    return positions.get(position);
  }
}

package mobilenet.runtime.vector.warmup;

import java.util.Arrays;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.AllocationMeter;
import mobilenet.runtime.vector.tile.Product;
import mobilenet.runtime.vector.tile.TileColumn;
import mobilenet.runtime.vector.tile.TileFamily;

/** Tiles of one width on numbers that stay in the first cache: do they compile well, how fast? */
final class TileTrial {
  /** Inputs while the tiles are compiled: what C2 then expects of their loops. */
  private static final int COMPILING_DEPTH = 16;

  /** Inputs while they are measured, so that the loop outweighs the call. */
  private static final int MEASURED_DEPTH = 64;

  private static final int BATCH = 20;

  /** Generous for compiled code on a slow machine. */
  private static final double COMPILED_NANOS = 2000;

  private final TileColumn column;
  private final Product compiling;
  private final Product measuring;
  private final float[] in;
  private final float[] panel;
  private final float[] out;
  private double bytesPerCall = Double.POSITIVE_INFINITY;
  private double nanosPerCall = Double.POSITIVE_INFINITY;
  private boolean compiled;

  TileTrial(TileColumn column) {
    this.column = column;
    this.in = new float[column.tall().pixels() * MEASURED_DEPTH];
    this.panel = new float[(1 + MEASURED_DEPTH) * column.width()];
    this.compiling = product(COMPILING_DEPTH);
    this.measuring = product(MEASURED_DEPTH);
    this.out = new float[column.tall().pixels() * column.width()];
    Arrays.fill(in, 0.5f);
    Arrays.fill(panel, 0.5f);
  }

  private Product product(int depth) {
    return new Product(MEASURED_DEPTH, depth, column.width(), TileEpilogue.RELU);
  }

  TileColumn column() {
    return column;
  }

  /** Whether the last batch ran as compiled code does: quickly and without objects. */
  boolean compiled() {
    return compiled;
  }

  /** Runs a few times on little, for the virtual machine to compile. */
  void compile() {
    double nanos = batch(compiling);
    compiled = !boxes() && nanos < COMPILED_NANOS;
  }

  /** Measures once more; the best counts. */
  void measure() {
    nanosPerCall = Math.min(nanosPerCall, batch(measuring));
  }

  private double batch(Product product) {
    long bytes = AllocationMeter.bytes();
    long start = System.nanoTime();
    for (int i = 0; i < BATCH; i++) {
      call(column.tall(), product);
      if (!column.shorter().equals(column.tall())) {
        call(column.shorter(), product);
      }
    }
    long nanos = System.nanoTime() - start;
    bytesPerCall = (double) (AllocationMeter.bytes() - bytes) / BATCH;
    return (double) nanos / BATCH;
  }

  private void call(TileFamily tile, Product product) {
    tile.rows(TileEpilogue.RELU)
        .multiply(
            in,
            0,
            product.inStep(),
            product.depth(),
            panel,
            0,
            out,
            0,
            product.outStep(),
            TileEpilogue.RELU);
  }

  /** Whether C2 makes objects of its vectors. */
  private boolean boxes() {
    return bytesPerCall >= AllocationMeter.BOXING_BYTES;
  }

  /** What was measured. */
  TileSpeed speed() {
    int pixels = column.tall().pixels();
    if (!column.shorter().equals(column.tall())) {
      pixels += column.shorter().pixels();
    }
    double operations = 2.0 * pixels * column.width() * MEASURED_DEPTH;
    return new TileSpeed(column, operations / nanosPerCall, boxes());
  }
}

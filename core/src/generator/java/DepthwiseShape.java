import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a tile of a depthwise convolution computes.
 *
 * @param pixels neighbours in a row of the output
 */
record DepthwiseShape(int kernel, int stride, int pixels, TileEpilogue epilogue) {
  private static final int[] KERNELS = {3, 5};
  private static final int[] STRIDES = {1, 2};

  /** Seven divide the rows of images of 224, eight those of 256 and 384. */
  private static final int[] PIXELS = {8, 7};

  /**
   * Pixels of 5×5 with C2 of 17. What larger tiles call, some fifty operations and more, it does
   * not inline at once, and then it made objects of them in one process of three that had compiled
   * much.
   */
  private static final int[] FEW_PIXELS = {5, 4};

  /** The same with stride 2. */
  private static final int[] FEW_PIXELS_STRIDE_2 = {4};

  /** All that there are tiles for; the widths of one kernel, stride and epilogue are neighbours. */
  static List<DepthwiseShape> all() {
    List<DepthwiseShape> shapes = new ArrayList<>();
    for (int kernel : KERNELS) {
      for (int stride : STRIDES) {
        for (TileEpilogue epilogue : TileEpilogue.values()) {
          if (epilogue != TileEpilogue.NONE || isLarge(kernel)) {
            for (int pixels : pixels(stride, epilogue)) {
              shapes.add(new DepthwiseShape(kernel, stride, pixels, epilogue));
            }
          }
        }
      }
    }
    return shapes;
  }

  private static boolean isLarge(int kernel) {
    return kernel > 3;
  }

  private static int[] pixels(int stride, TileEpilogue epilogue) {
    if (epilogue != TileEpilogue.NONE) {
      return PIXELS;
    }
    return stride == 1 ? FEW_PIXELS : FEW_PIXELS_STRIDE_2;
  }

  /** When the tile is one to use, as a condition besides those of its shape; nothing if always. */
  String condition() {
    if (!isLarge(kernel) || epilogue == TileEpilogue.HARD_SWISH) {
      return "";
    }
    return " && " + (epilogue == TileEpilogue.NONE ? "!" : "") + "target.laterCompiler()";
  }

  /**
   * Whether there is a tile of two rows. Of 5×5, of stride 2 and with hard-swish it is too much for
   * C2 in some processes where much was compiled before: objects of its sums.
   */
  boolean hasPair() {
    return kernel == 3 && stride == 1 && epilogue == TileEpilogue.BOUNDS;
  }

  /** Of a class. */
  String name(String prefix) {
    return String.format(
        Locale.ROOT,
        "%1$s%2$dx%2$dStride%3$dBy%4$d%5$s",
        prefix,
        kernel,
        stride,
        pixels,
        epilogue.suffix());
  }

  /** Input columns that a tile reads. */
  int columns() {
    return (pixels - 1) * stride + kernel;
  }

  /** Whether an output pixel reads a column, at the tap that {@link #tap} says. */
  boolean reads(int pixel, int column) {
    int tap = tap(pixel, column);
    return tap >= 0 && tap < kernel;
  }

  /** The tap at which an output pixel reads a column. */
  int tap(int pixel, int column) {
    return column - pixel * stride;
  }

  /** Classes of other packages that a tile uses. */
  String[] imports() {
    return epilogue == TileEpilogue.NONE
        ? new String[] {"tile.InputColumns"}
        : new String[] {"activation.TileEpilogue", "tile.InputColumns"};
  }

  /** What all tiles begin with: values that the loops read, and the columns' first rows. */
  void prologue(SourceFile file) {
    file.line("    int[] columns = layer.columns();");
    file.line("    int rowStride = layer.rowStride();");
    file.line("    float[] weights = layer.weights();");
    file.line("    int outStep = layer.outStep();");
    if (epilogue != TileEpilogue.NONE) {
      file.line("    TileEpilogue bounds = layer.epilogue();");
    }
    file.line("    int zeros = layer.zeroTail().start(in);");
    file.line("    int weightsAt = channel * %d;", 1 + kernel * kernel);
    file.line("    int skipped = inputRows.skipped();");
    for (int i = 0; i < columns(); i++) {
      file.line("    int x%d = InputColumns.at(columns[columnsAt + %d], base, zeros);", i, i);
    }
  }

  /** Weights of a row of taps, as {@code prefix0}, {@code prefix1} and so on. */
  void weights(SourceFile file, String prefix, int firstTap) {
    for (int tap = 0; tap < kernel; tap++) {
      file.line(
          "        FloatVector %s%d = FloatVector.fromArray(SPECIES, weights, w + %d * COUNT);",
          prefix, tap, firstTap + tap);
    }
  }
}

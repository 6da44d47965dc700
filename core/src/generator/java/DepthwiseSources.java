import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the tiles of depthwise convolutions of {@code mobilenet.runtime.vector}: some neighbouring
 * pixels of a row, for one vector of channels after the other, every sum a local variable of one
 * loop over the kernel's rows.
 */
final class DepthwiseSources {
  private static final int[] KERNELS = {3, 5};
  private static final int[] STRIDES = {1, 2};

  /** Seven divide the rows of pictures of 224, eight those of 256 and 384. */
  private static final int[] PIXELS = {8, 7};

  private final SourceFile file;
  private final int kernel;
  private final int stride;
  private final int pixels;
  private final Ending ending;

  private DepthwiseSources(int kernel, int stride, int pixels, Ending ending) {
    this.kernel = kernel;
    this.stride = stride;
    this.pixels = pixels;
    this.ending = ending;
    this.file = new SourceFile(name());
  }

  static void write(Path folder) throws IOException {
    for (int kernel : KERNELS) {
      for (int stride : STRIDES) {
        for (int pixels : PIXELS) {
          for (Ending ending : Ending.values()) {
            DepthwiseSources tile = new DepthwiseSources(kernel, stride, pixels, ending);
            tile.emit();
            tile.file.write(folder);
          }
        }
      }
    }
    SourceFile.write(folder, "DepthwiseFamilies", families());
  }

  private static String families() {
    StringBuilder branches = new StringBuilder();
    for (int kernel : KERNELS) {
      for (int stride : STRIDES) {
        branches.append(
            """
                if (kernel == %d && stride == %d) {
                  return epilogue == Epilogue.HARD_SWISH ? List.of(%s) : List.of(%s);
                }
            """
                .formatted(
                    kernel,
                    stride,
                    made(kernel, stride, Ending.HARD_SWISH),
                    made(kernel, stride, Ending.BOUNDS)));
      }
    }
    return """
        package mobilenet.runtime.vector;

        import java.util.List;

        /** The tiles of depthwise convolutions. */
        final class DepthwiseFamilies {
          private DepthwiseFamilies() {}

          /** Tiles of several widths; none for a kernel and stride that none was written for. */
          static List<DepthwiseTile> of(int kernel, int stride, Epilogue epilogue) {
        %s    return List.of();
          }
        }
        """
        .formatted(branches);
  }

  private static String made(int kernel, int stride, Ending ending) {
    return Arrays.stream(PIXELS)
        .mapToObj(pixels -> new DepthwiseSources(kernel, stride, pixels, ending).name())
        .collect(Collectors.joining("(), new ", "new ", "()"));
  }

  private String name() {
    return String.format(
        Locale.ROOT,
        "Depthwise%1$dx%1$dStride%2$dBy%3$d%4$s",
        kernel,
        stride,
        pixels,
        ending.suffix());
  }

  private int columns() {
    return (pixels - 1) * stride + kernel;
  }

  private void emit() {
    file.header(true);
    file.line("/** %d input columns make %d output pixels. */", columns(), pixels);
    file.line("final class %s implements DepthwiseTile {", name());
    file.line("  @Override");
    file.line("  public int pixels() {");
    file.line("    return %d;", pixels);
    file.line("  }");
    file.line("");
    file.line("  @Override");
    file.line("  public int columns() {");
    file.line("    return %d;", columns());
    file.line("  }");
    file.line("");
    file.line("  @Override");
    file.line("  public void convolve(");
    file.line("      float[] in, int[] columns, int columnsAt, int base, int zeros,");
    file.line("      int rowStride, int rows,");
    file.line("      float[] weights, int weightsAt, int skipped,");
    file.line("      float[] out, int outAt, int outStep,");
    file.line("      int channels, Epilogue epilogue) {");
    for (int i = 0; i < columns(); i++) {
      file.line("    int x%d = DepthwiseTile.column(columns[columnsAt + %d], base, zeros);", i, i);
    }
    file.line("    for (int c = 0; c < channels; c += COUNT) {");
    file.line("      int bias = weightsAt + c * %d;", 1 + kernel * kernel);
    file.line("      FloatVector c0 = FloatVector.fromArray(SPECIES, weights, bias);");
    for (int p = 1; p < pixels; p++) {
      file.line("      FloatVector c%d = c0;", p);
    }
    kernelRows();
    stores();
    file.line("    }");
    file.line("  }");
    file.line("}");
  }

  private void kernelRows() {
    file.line("      int w = bias + COUNT + skipped * %d * COUNT;", kernel);
    file.line(
        "      for (int y = 0, at = c; y < rows; y++, at += rowStride, w += %d * COUNT) {", kernel);
    for (int tap = 0; tap < kernel; tap++) {
      file.line(
          "        FloatVector w%d = FloatVector.fromArray(SPECIES, weights, w + %d * COUNT);",
          tap, tap);
    }
    for (int i = 0; i < columns(); i++) {
      file.line("        FloatVector i%1$d = FloatVector.fromArray(SPECIES, in, x%1$d + at);", i);
      for (int p = 0; p < pixels; p++) {
        int tap = i - p * stride;
        if (tap >= 0 && tap < kernel) {
          file.line("        c%1$d = i%2$d.fma(w%3$d, c%1$d);", p, i, tap);
        }
      }
    }
    file.line("      }");
  }

  private void stores() {
    file.line("      int o = outAt + c;");
    file.bounds("      ");
    for (int p = 0; p < pixels; p++) {
      file.line("      %s.intoArray(out, o + %d * outStep);", ending.of("c" + p), p);
    }
  }
}

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the tiles of depthwise convolutions of {@code mobilenet.runtime.vector}: some neighbouring
 * pixels of a row, for one vector of channels after the other, every sum a local variable of one
 * loop over the kernel's rows. Run by the build: {@code java GenerateDepthwise.java FOLDER}.
 */
final class GenerateDepthwise {
  private static final int[] KERNELS = {3, 5};
  private static final int[] STRIDES = {1, 2};

  /** Seven divide the rows of pictures of 224, eight those of 256 and 384. */
  private static final int[] PIXELS = {8, 7};

  private final StringBuilder text = new StringBuilder();
  private final int kernel;
  private final int stride;
  private final int pixels;
  private final boolean hardSwish;

  private GenerateDepthwise(int kernel, int stride, int pixels, boolean hardSwish) {
    this.kernel = kernel;
    this.stride = stride;
    this.pixels = pixels;
    this.hardSwish = hardSwish;
  }

  /** Writes all classes into the folder of sources that is named. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "mobilenet", "runtime", "vector");
    Files.createDirectories(folder);
    for (int kernel : KERNELS) {
      for (int stride : STRIDES) {
        for (int pixels : PIXELS) {
          for (boolean hardSwish : new boolean[] {false, true}) {
            GenerateDepthwise tile = new GenerateDepthwise(kernel, stride, pixels, hardSwish);
            tile.emit();
            write(folder.resolve(tile.name() + ".java"), tile.text.toString());
          }
        }
      }
    }
    write(folder.resolve("DepthwiseFamilies.java"), families());
  }

  /** Leaves a file alone that is as it should be, so that nothing is compiled again. */
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
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
                    kernel, stride, made(kernel, stride, true), made(kernel, stride, false)));
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

  private static String made(int kernel, int stride, boolean hardSwish) {
    return Arrays.stream(PIXELS)
        .mapToObj(pixels -> new GenerateDepthwise(kernel, stride, pixels, hardSwish).name())
        .collect(Collectors.joining("(), new ", "new ", "()"));
  }

  private String name() {
    return String.format(
        Locale.ROOT,
        "Depthwise%1$dx%1$dStride%2$dBy%3$d%4$s",
        kernel,
        stride,
        pixels,
        hardSwish ? "HardSwish" : "");
  }

  private int columns() {
    return (pixels - 1) * stride + kernel;
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void emit() {
    line("package mobilenet.runtime.vector;");
    line("");
    line("import static mobilenet.runtime.vector.Lanes.BITS;");
    line("import static mobilenet.runtime.vector.Lanes.COUNT;");
    line("import static mobilenet.runtime.vector.Lanes.SPECIES;");
    line("");
    line("import jdk.incubator.vector.FloatVector;");
    line("import jdk.incubator.vector.IntVector;");
    line("");
    line("/** %d input columns make %d output pixels. */", columns(), pixels);
    line("final class %s implements DepthwiseTile {", name());
    line("  @Override");
    line("  public int pixels() {");
    line("    return %d;", pixels);
    line("  }");
    line("");
    line("  @Override");
    line("  public int columns() {");
    line("    return %d;", columns());
    line("  }");
    line("");
    line("  @Override");
    line("  public void convolve(");
    line("      float[] in, int[] columns, int columnsAt, int base, int zeros,");
    line("      int rowStride, int rows,");
    line("      float[] weights, int weightsAt, int skipped,");
    line("      float[] out, int outAt, int outStep,");
    line("      int channels, Epilogue epilogue) {");
    for (int i = 0; i < columns(); i++) {
      line("    int x%d = DepthwiseTile.column(columns[columnsAt + %d], base, zeros);", i, i);
    }
    line("    for (int c = 0; c < channels; c += COUNT) {");
    line("      int bias = weightsAt + c * %d;", 1 + kernel * kernel);
    line("      FloatVector c0 = FloatVector.fromArray(SPECIES, weights, bias);");
    for (int p = 1; p < pixels; p++) {
      line("      FloatVector c%d = c0;", p);
    }
    kernelRows();
    stores();
    line("    }");
    line("  }");
    line("}");
  }

  private void kernelRows() {
    line("      int w = bias + COUNT + skipped * %d * COUNT;", kernel);
    line(
        "      for (int y = 0, at = c; y < rows; y++, at += rowStride, w += %d * COUNT) {", kernel);
    for (int tap = 0; tap < kernel; tap++) {
      line(
          "        FloatVector w%d = FloatVector.fromArray(SPECIES, weights, w + %d * COUNT);",
          tap, tap);
    }
    for (int i = 0; i < columns(); i++) {
      line("        FloatVector i%1$d = FloatVector.fromArray(SPECIES, in, x%1$d + at);", i);
      for (int p = 0; p < pixels; p++) {
        int tap = i - p * stride;
        if (tap >= 0 && tap < kernel) {
          line("        c%1$d = i%2$d.fma(w%3$d, c%1$d);", p, i, tap);
        }
      }
    }
    line("      }");
  }

  private void stores() {
    line("      int o = outAt + c;");
    line("      IntVector floor = IntVector.broadcast(BITS, epilogue.floor());");
    line("      IntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());");
    String bounded = ".reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats()";
    for (int p = 0; p < pixels; p++) {
      String c = "c" + p;
      String result =
          hardSwish ? c + ".mul(" + c + ".add(3f)" + bounded + ".mul(1f / 6f))" : c + bounded;
      line("      %s.intoArray(out, o + %d * outStep);", result, p);
    }
  }
}

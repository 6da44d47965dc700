import java.io.IOException;

/**
 * Writes the tiles of two rows of depthwise convolutions of {@code
 * mobilenet.runtime.vector.depthwise}. Of the input's rows the first are the upper output row's
 * alone, the next are both's, the last are the lower one's, and each of the three has a loop; or
 * none where it runs but once, because C2 spends more on such a loop than on what is in it.
 */
final class DepthwisePairSources {
  static final String PREFIX = "DepthwisePair";

  /** Which output rows some input rows belong to. */
  private enum Part {
    UPPER("upperOnly"),
    BOTH("shared"),
    LOWER("lowerOnly");

    private final String rows;

    Part(String rows) {
      this.rows = rows;
    }

    boolean upper() {
      return this != LOWER;
    }

    boolean lower() {
      return this != UPPER;
    }
  }

  private final SourceFile file;
  private final DepthwiseShape shape;

  private DepthwisePairSources(DepthwiseShape shape) {
    this.shape = shape;
    this.file = new SourceFile(Package.DEPTHWISE, shape.name(PREFIX));
  }

  static void write(Sources sources) throws IOException {
    for (DepthwiseShape shape : DepthwiseShape.all()) {
      if (shape.hasPair()) {
        DepthwisePairSources tile = new DepthwisePairSources(shape);
        tile.emit();
        tile.file.write(sources);
      }
    }
  }

  private void emit() {
    file.header(true, shape.imports());
    file.line(
        "/** %d input columns make %d pixels of two rows. */", shape.columns(), shape.pixels());
    file.line("final class %s implements DepthwisePair {", shape.name(PREFIX));
    file.line("  @Override");
    file.line("  public void convolve(");
    file.line("      DepthwiseLayer layer, InputRows inputRows,");
    file.line("      float[] in, int base, int columnsAt,");
    file.line("      float[] out, int outAt, int channel, int channels) {");
    shape.prologue(file);
    file.line("    int outRow = layer.outRow();");
    file.line("    int upperOnly = inputRows.upperOnly();");
    file.line("    int shared = inputRows.shared();");
    file.line("    int lowerOnly = inputRows.lowerOnly();");
    file.line("    for (int c = 0; c < channels; c += COUNT) {");
    file.line("      int bias = weightsAt + c * %d;", 1 + shape.kernel() * shape.kernel());
    file.line("      FloatVector u0 = FloatVector.fromArray(SPECIES, weights, bias);");
    for (int p = 1; p < shape.pixels(); p++) {
      file.line("      FloatVector u%d = u0;", p);
    }
    for (int p = 0; p < shape.pixels(); p++) {
      file.line("      FloatVector l%d = u0;", p);
    }
    file.line("      int at = c;");
    file.line("      int w = bias + COUNT + skipped * %d * COUNT;", shape.kernel());
    for (Part part : Part.values()) {
      rows(part);
    }
    file.line("      int o = outAt + c;");
    file.line("      int below = o + outRow;");
    file.bounds("      ");
    stores("u", "o");
    stores("l", "below");
    file.line("    }");
    file.line("  }");
    file.line("}");
  }

  private void rows(Part part) {
    int most = part == Part.BOTH ? shape.kernel() - shape.stride() : shape.stride();
    String step = "at += rowStride, w += " + shape.kernel() + " * COUNT";
    if (most > 1) {
      file.line("      for (int y = 0; y < %s; y++, %s) {", part.rows, step);
    } else {
      file.line("      if (%s > 0) {", part.rows);
    }
    if (part.upper()) {
      shape.weights(file, "w", 0);
    }
    if (part.lower()) {
      shape.weights(file, "v", -shape.stride() * shape.kernel());
    }
    for (int i = 0; i < shape.columns(); i++) {
      file.line("        FloatVector i%1$d = FloatVector.fromArray(SPECIES, in, x%1$d + at);", i);
      for (int p = 0; p < shape.pixels(); p++) {
        if (shape.reads(p, i)) {
          products(part, p, i);
        }
      }
    }
    if (most == 1) {
      file.line("        %s;", step.replace(", ", ";\n        "));
    }
    file.line("      }");
  }

  private void products(Part part, int pixel, int column) {
    int tap = shape.tap(pixel, column);
    if (part.upper()) {
      file.line("        u%1$d = i%2$d.fma(w%3$d, u%1$d);", pixel, column, tap);
    }
    if (part.lower()) {
      file.line("        l%1$d = i%2$d.fma(v%3$d, l%1$d);", pixel, column, tap);
    }
  }

  private void stores(String sums, String at) {
    for (int p = 0; p < shape.pixels(); p++) {
      file.line(
          "      %s.intoArray(out, %s + %d * outStep);", shape.epilogue().of(sums + p), at, p);
    }
  }
}

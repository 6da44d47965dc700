import java.io.IOException;

/**
 * Writes the tiles of depthwise convolutions of {@code mobilenet.runtime.vector.depthwise}: some
 * neighbouring pixels of a row, for one vector of channels after the other, every sum a local
 * variable of one loop over the kernel's rows.
 */
final class DepthwiseSources {
  private static final String PREFIX = "Depthwise";

  private final SourceFile file;
  private final DepthwiseShape shape;

  private DepthwiseSources(DepthwiseShape shape) {
    this.shape = shape;
    this.file = new SourceFile(Package.DEPTHWISE, shape.name(PREFIX));
  }

  static void write(Sources sources) throws IOException {
    for (DepthwiseShape shape : DepthwiseShape.all()) {
      DepthwiseSources tile = new DepthwiseSources(shape);
      tile.emit();
      tile.file.write(sources);
    }
    sources.write(Package.DEPTHWISE, "DepthwiseFamilies", families());
  }

  private static String families() {
    StringBuilder added = new StringBuilder();
    for (DepthwiseShape shape : DepthwiseShape.all()) {
      added.append(
          """
              if (kernel == %d && stride == %d && hardSwish == %b%s) {
                families.add(new DepthwiseFamily(new %s(), %s));
              }
          """
              .formatted(
                  shape.kernel(),
                  shape.stride(),
                  shape.epilogue() == TileEpilogue.HARD_SWISH,
                  shape.condition(),
                  shape.name(PREFIX),
                  shape.hasPair()
                      ? "DepthwisePair.runsOn(target)\n"
                          + "          ? Optional.of(new "
                          + shape.name(DepthwisePairSources.PREFIX)
                          + "())\n"
                          + "          : Optional.empty()"
                      : "Optional.empty()"));
    }
    return """
        package mobilenet.runtime.vector.depthwise;

        import java.util.ArrayList;
        import java.util.List;
        import java.util.Optional;
        import mobilenet.runtime.vector.activation.TileEpilogue;
        import mobilenet.runtime.vector.machine.Target;

        /** The tiles of depthwise convolutions. */
        final class DepthwiseFamilies {
          private DepthwiseFamilies() {}

          /** Tiles of several widths; none for a kernel and stride that none was written for. */
          static List<DepthwiseFamily> of(
              int kernel, int stride, TileEpilogue epilogue, Target target) {
            boolean hardSwish = epilogue == TileEpilogue.HARD_SWISH;
            List<DepthwiseFamily> families = new ArrayList<>();
        %s    return families;
          }
        }
        """
        .formatted(added);
  }

  private void emit() {
    boolean bounded = shape.epilogue() != TileEpilogue.NONE;
    file.header(bounded, shape.imports());
    file.line("/** %d input columns make %d output pixels. */", shape.columns(), shape.pixels());
    file.line("final class %s implements DepthwiseTile {", shape.name(PREFIX));
    file.line("  @Override");
    file.line("  public int pixels() {");
    file.line("    return %d;", shape.pixels());
    file.line("  }");
    file.line("");
    file.line("  @Override");
    file.line("  public int columns() {");
    file.line("    return %d;", shape.columns());
    file.line("  }");
    file.line("");
    file.line("  @Override");
    file.line("  public void convolve(");
    file.line("      DepthwiseLayer layer, InputRows inputRows,");
    file.line("      float[] in, int base, int columnsAt,");
    file.line("      float[] out, int outAt, int channel, int channels) {");
    shape.prologue(file);
    file.line("    int rows = inputRows.upper();");
    file.line("    for (int c = 0; c < channels; c += COUNT) {");
    file.line("      int bias = weightsAt + c * %d;", 1 + shape.kernel() * shape.kernel());
    file.line("      FloatVector c0 = FloatVector.fromArray(SPECIES, weights, bias);");
    for (int p = 1; p < shape.pixels(); p++) {
      file.line("      FloatVector c%d = c0;", p);
    }
    kernelRows();
    stores();
    file.line("    }");
    file.line("  }");
    file.line("}");
  }

  private void kernelRows() {
    int kernel = shape.kernel();
    file.line("      int w = bias + COUNT + skipped * %d * COUNT;", kernel);
    file.line(
        "      for (int y = 0, at = c; y < rows; y++, at += rowStride, w += %d * COUNT) {", kernel);
    shape.weights(file, "w", 0);
    for (int i = 0; i < shape.columns(); i++) {
      file.line("        FloatVector i%1$d = FloatVector.fromArray(SPECIES, in, x%1$d + at);", i);
      for (int p = 0; p < shape.pixels(); p++) {
        if (shape.reads(p, i)) {
          file.line("        c%1$d = i%2$d.fma(w%3$d, c%1$d);", p, i, shape.tap(p, i));
        }
      }
    }
    file.line("      }");
  }

  private void stores() {
    file.line("      int o = outAt + c;");
    if (shape.epilogue() != TileEpilogue.NONE) {
      file.bounds("      ");
    }
    for (int p = 0; p < shape.pixels(); p++) {
      file.line("      %s.intoArray(out, o + %d * outStep);", shape.epilogue().of("c" + p), p);
    }
  }
}

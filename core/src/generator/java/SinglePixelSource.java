import java.io.IOException;

/**
 * Writes {@code mobilenet.runtime.vector.tile.SinglePixelSums}: one pixel times a panel, for each
 * width of panel, so that the weights are read in one go from start to end.
 */
final class SinglePixelSource {
  private static final int MAX_VECTORS = 4;

  /** Sums of each vector, which hide the latency of the arithmetic. */
  private static final int CHAINS = 4;

  private final SourceFile file = new SourceFile(Package.TILE, "SinglePixelSums");

  private SinglePixelSource() {}

  static void write(Sources sources) throws IOException {
    SinglePixelSource sums = new SinglePixelSource();
    sums.emit();
    sums.file.write(sources);
  }

  private void emit() {
    file.header(false);
    file.line(
        "/** One pixel times a panel of so many vectors: all inputs but those beyond whole steps. */");
    file.line("final class SinglePixelSums {");
    file.line("  /** Inputs of a step. */");
    file.line("  static final int CHAINS = %d;", CHAINS);
    file.line("");
    file.line("  private SinglePixelSums() {}");
    for (int vectors = 1; vectors <= MAX_VECTORS; vectors++) {
      method(vectors);
    }
    file.line("}");
  }

  private void method(int vectors) {
    file.line("");
    file.line(
        "  /** {@code panelAt} is the index of biases, which {@code depth} rows of {@code row} floats follow. */");
    file.line("  static void of%d(", vectors);
    file.line(
        "      float[] in, int inAt, int depth, float[] panel, int panelAt, int row, float[] out, int outAt) {");
    for (int v = 0; v < vectors; v++) {
      file.line(
          "    FloatVector c%d_0 = FloatVector.fromArray(SPECIES, panel, panelAt + %d * COUNT);",
          v, v);
      for (int chain = 1; chain < CHAINS; chain++) {
        file.line("    FloatVector c%d_%d = FloatVector.zero(SPECIES);", v, chain);
      }
    }
    file.line("    int end = depth - depth %% CHAINS;");
    file.line("    int at0 = panelAt + row;");
    file.line("    for (int k = 0; k < end; k += CHAINS, at0 += CHAINS * row) {");
    for (int chain = 1; chain < CHAINS; chain++) {
      file.line("      int at%d = at%d + row;", chain, chain - 1);
    }
    for (int chain = 0; chain < CHAINS; chain++) {
      file.line(
          "      FloatVector a%1$d = FloatVector.broadcast(SPECIES, in[inAt + k + %1$d]);", chain);
      for (int v = 0; v < vectors; v++) {
        file.line(
            "      c%1$d_%2$d = a%2$d.fma(FloatVector.fromArray(SPECIES, panel, at%2$d + %1$d * COUNT), c%1$d_%2$d);",
            v, chain);
      }
    }
    file.line("    }");
    for (int v = 0; v < vectors; v++) {
      file.line(
          "    c%1$d_0.add(c%1$d_1).add(c%1$d_2.add(c%1$d_3)).intoArray(out, outAt + %1$d * COUNT);",
          v);
    }
    file.line("  }");
  }
}

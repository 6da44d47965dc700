import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes {@code mobilenet.runtime.vector.SinglePixelSums}: one pixel times a panel, for each width
 * of panel, so that the weights are read in one go from start to end. Run by the build: {@code java
 * GenerateSinglePixel.java FOLDER}.
 */
final class GenerateSinglePixel {
  private static final int MAX_VECTORS = 4;

  /** Sums of each vector, which hide the latency of the arithmetic. */
  private static final int CHAINS = 4;

  private final StringBuilder text = new StringBuilder();

  private GenerateSinglePixel() {}

  /** Writes the class into the folder of sources that is named. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "mobilenet", "runtime", "vector");
    Files.createDirectories(folder);
    GenerateSinglePixel sums = new GenerateSinglePixel();
    sums.emit();
    Path file = folder.resolve("SinglePixelSums.java");
    // Left alone if it is as it should be, so that nothing is compiled again.
    if (!Files.exists(file) || !Files.readString(file).equals(sums.text.toString())) {
      Files.write(file, sums.text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void emit() {
    line("package mobilenet.runtime.vector;");
    line("");
    line("import static mobilenet.runtime.vector.Lanes.COUNT;");
    line("import static mobilenet.runtime.vector.Lanes.SPECIES;");
    line("");
    line("import jdk.incubator.vector.FloatVector;");
    line("");
    line(
        "/** One pixel times a panel of so many vectors: all inputs but those beyond whole steps. */");
    line("final class SinglePixelSums {");
    line("  /** Inputs of a step. */");
    line("  static final int CHAINS = %d;", CHAINS);
    line("");
    line("  private SinglePixelSums() {}");
    for (int vectors = 1; vectors <= MAX_VECTORS; vectors++) {
      method(vectors);
    }
    line("}");
  }

  private void method(int vectors) {
    line("");
    line("  /** {@code panelAt} is the index of the biases, which {@code depth} rows follow. */");
    line("  static void of%d(", vectors);
    line(
        "      float[] in, int inAt, int depth, float[] panel, int panelAt, float[] out, int outAt) {");
    for (int v = 0; v < vectors; v++) {
      line(
          "    FloatVector c%d_0 = FloatVector.fromArray(SPECIES, panel, panelAt + %d * COUNT);",
          v, v);
      for (int chain = 1; chain < CHAINS; chain++) {
        line("    FloatVector c%d_%d = FloatVector.zero(SPECIES);", v, chain);
      }
    }
    line("    int end = depth - depth %% CHAINS;");
    line("    int at = panelAt + %d * COUNT;", vectors);
    line("    for (int k = 0; k < end; k += CHAINS, at += %d * COUNT) {", CHAINS * vectors);
    for (int chain = 0; chain < CHAINS; chain++) {
      line("      FloatVector a%1$d = FloatVector.broadcast(SPECIES, in[inAt + k + %1$d]);", chain);
      for (int v = 0; v < vectors; v++) {
        line(
            "      c%1$d_%2$d = a%2$d.fma(FloatVector.fromArray(SPECIES, panel, at + %3$d * COUNT), c%1$d_%2$d);",
            v, chain, chain * vectors + v);
      }
    }
    line("    }");
    for (int v = 0; v < vectors; v++) {
      line(
          "    c%1$d_0.add(c%1$d_1).add(c%1$d_2.add(c%1$d_3)).intoArray(out, outAt + %1$d * COUNT);",
          v);
    }
    line("  }");
  }
}

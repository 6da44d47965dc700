import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Writes the register tiles of {@code mobilenet.runtime.vector.tile}: pixels × vectors of output
 * channels, every sum a local variable of one loop. C2 keeps sums in registers only if they are
 * written out like this, so each shape, each way to read and each way to finish is a class of its
 * own; this is their one source.
 */
final class TileSources {
  /**
   * All shapes that {@code TileSet} chooses from. How a step is written decides whether C2 spills:
   * see docs/kernels.md before you change one.
   */
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(2, 1, 1, Step.WEIGHTS_AS_USED, Compilers.ALL, "Works wherever vectors do."),
          new Shape(
              8, 1, 2, Step.BROADCAST_FIRST, Compilers.ALL, "Two inputs a step hide the loop."),
          new Shape(
              4, 2, 1, Step.WEIGHTS_AS_USED, Compilers.ALL, "16 registers, loops not in strips."),
          new Shape(
              5,
              2,
              1,
              Step.WEIGHTS_FIRST,
              Compilers.LATER,
              "Beside 6×2, to cover any number of pixels."),
          new Shape(5, 2, 2, Step.WEIGHTS_AS_USED, Compilers.JDK_17, "16 registers, C2 of 17."),
          new Shape(
              6, 2, 1, Step.BROADCAST_FIRST, Compilers.LATER, "16 registers, C2 of 21 and later."),
          new Shape(
              3,
              3,
              1,
              Step.WEIGHTS_AS_USED,
              Compilers.ALL,
              "16 registers, never spilled in any order."),
          new Shape(4, 3, 1, Step.WEIGHTS_AS_USED, Compilers.JDK_17, "16 registers, C2 of 17."),
          new Shape(9, 2, 1, Step.BROADCAST_FIRST, Compilers.JDK_17, "Beside 10×2, C2 of 17."),
          new Shape(10, 2, 1, Step.BROADCAST_FIRST, Compilers.JDK_17, "32 registers, C2 of 17."),
          new Shape(6, 3, 1, Step.BROADCAST_FIRST, Compilers.JDK_17, "Beside 7×3, C2 of 17."),
          new Shape(7, 3, 1, Step.BROADCAST_FIRST, Compilers.JDK_17, "32 registers, C2 of 17."),
          new Shape(
              9,
              2,
              2,
              Step.BROADCAST_FIRST,
              Compilers.LATER,
              "Beside 10×2, to cover any number of pixels."),
          new Shape(10, 2, 2, Step.BROADCAST_FIRST, Compilers.LATER, "32 registers."),
          new Shape(
              6,
              3,
              2,
              Step.BROADCAST_FIRST,
              Compilers.LATER,
              "Beside 7×3, to cover any number of pixels."),
          new Shape(7, 3, 2, Step.BROADCAST_FIRST, Compilers.LATER, "32 registers."),
          new Shape(
              4,
              4,
              1,
              Step.BROADCAST_FIRST,
              Compilers.ALL,
              "Beside 5×4, to cover any number of pixels."),
          new Shape(
              5,
              4,
              1,
              Step.BROADCAST_FIRST,
              Compilers.ALL,
              "32 registers, never spilled in any order."));

  /** Sums of the largest tile with hard-swish that may take two inputs a step. */
  private static final int MOST_HARD_SWISHES = 16;

  /** The order in which a step loads and multiplies. */
  private enum Step {
    /**
     * All weights, then pixel by pixel, the pixel as the first factor. With many pixels C2 keeps
     * where some of them lie in vector registers, and fetching it from there costs as much as half
     * a multiplication; two inputs a step share it.
     */
    BROADCAST_FIRST,
    /** All weights, then pixel by pixel, the weight as the first factor. */
    WEIGHTS_FIRST,
    /** Weights when the first pixel needs them; the weight as the first factor. */
    WEIGHTS_AS_USED
  }

  /** Versions of C2 for which {@code TileSet} chooses a shape, as its methods do. */
  private enum Compilers {
    /** That of JDK 17 alone. */
    JDK_17,
    /** Those from JDK 21 on. */
    LATER,
    /** Both. */
    ALL;

    /** Whether some of them use a tile. That of 17 has plain sums where the loop is long. */
    boolean use(Inputs inputs, TileEpilogue epilogue) {
      boolean by17 =
          epilogue == (inputs == Inputs.TAPS ? TileEpilogue.NONE : TileEpilogue.BOUNDS)
              && this != LATER;
      boolean byLater = epilogue != TileEpilogue.NONE && this != JDK_17;
      return by17 || byLater;
    }
  }

  /**
   * A shape.
   *
   * @param unroll inputs a step
   * @param compilers that it is for
   * @param use where it is good, for the Javadoc
   */
  private record Shape(
      int pixels, int vectors, int unroll, Step step, Compilers compilers, String use) {
    String name() {
      return pixels + "x" + vectors + (unroll > 1 ? "Unrolled" : "");
    }
  }

  /** How a tile finds the inputs of a pixel. */
  private enum Inputs {
    /** One after the other. */
    ROW("Tile", ""),
    /** Where a table of taps says, so that a dense convolution reads its input in place. */
    TAPS("DenseTile", "Dense");

    private final String type;
    private final String prefix;

    Inputs(String type, String prefix) {
      this.type = type;
      this.prefix = prefix;
    }
  }

  private final SourceFile file;
  private final Shape shape;
  private final Inputs inputs;
  private final TileEpilogue epilogue;

  private TileSources(Shape shape, Inputs inputs, TileEpilogue epilogue) {
    this.shape = shape;
    this.inputs = inputs;
    this.epilogue = epilogue;
    this.file = new SourceFile(Package.TILE, name());
  }

  static void write(Sources sources) throws IOException {
    for (Shape shape : SHAPES) {
      for (Inputs inputs : Inputs.values()) {
        for (TileEpilogue epilogue : TileEpilogue.values()) {
          if (shape.compilers.use(inputs, epilogue)) {
            TileSources tile = new TileSources(shape, inputs, epilogue);
            tile.emit();
            tile.file.write(sources);
          }
        }
      }
    }
    sources.write(Package.TILE, "TileFamilies", families());
  }

  private static String families() {
    StringBuilder methods = new StringBuilder();
    for (Shape shape : SHAPES) {
      methods.append(
          String.format(
              Locale.ROOT,
              """

                /** %d pixels × %d vectors. %s */
                static TileFamily of%s(%s) {
                  return new TileFamily(%d, %d, %d, %s, %s, %s, %s);
                }
              """,
              shape.pixels,
              shape.vectors,
              shape.use,
              shape.name(),
              shape.compilers == Compilers.ALL ? "boolean laterCompiler" : "",
              shape.pixels,
              shape.vectors,
              shape.unroll,
              instance(shape, Inputs.ROW, TileEpilogue.BOUNDS),
              hardSwish(shape, Inputs.ROW),
              dense(shape),
              hardSwish(shape, Inputs.TAPS)));
    }
    return """
        package mobilenet.runtime.vector.tile;

        import java.util.Optional;

        /** All shapes of tiles; those for one compiler alone do not ask which it is. */
        final class TileFamilies {
          private TileFamilies() {}
        %s}
        """
        .formatted(methods);
  }

  private static String dense(Shape shape) {
    String bounds = instance(shape, Inputs.TAPS, TileEpilogue.BOUNDS);
    String plain = instance(shape, Inputs.TAPS, TileEpilogue.NONE);
    return switch (shape.compilers) {
      case JDK_17 -> plain;
      case LATER -> bounds;
      case ALL -> "laterCompiler ? " + bounds + " : " + plain;
    };
  }

  private static String hardSwish(Shape shape, Inputs inputs) {
    String tile = "Optional.of(" + instance(shape, inputs, TileEpilogue.HARD_SWISH) + ")";
    return switch (shape.compilers) {
      case JDK_17 -> "Optional.empty()";
      case LATER -> tile;
      case ALL -> "laterCompiler ? " + tile + " : Optional.empty()";
    };
  }

  private static String instance(Shape shape, Inputs inputs, TileEpilogue epilogue) {
    return "new " + new TileSources(shape, inputs, epilogue).name() + "()";
  }

  private String name() {
    return inputs.prefix + "Tile" + shape.name() + epilogue.suffix();
  }

  private void emit() {
    boolean bounded = epilogue != TileEpilogue.NONE;
    file.header(bounded, "activation.TileEpilogue");
    file.line("/** %d pixels × %d vectors. %s */", shape.pixels, shape.vectors, shape.use);
    file.line("final class %s implements %s {", name(), inputs.type);
    file.line("  @Override");
    file.line("  public void multiply(");
    file.line("      float[] in, int inAt, int inStep,");
    file.line(inputs == Inputs.ROW ? "      int depth," : "      int[] taps, int from, int to,");
    file.line("      float[] panel, int panelAt, float[] out, int outAt, int outStep,");
    file.line("      TileEpilogue %s) {", bounded ? "bounds" : "epilogue");
    for (int p = 1; p < shape.pixels; p++) {
      file.line("    int i%d = %s + inStep;", p, p == 1 ? "inAt" : "i" + (p - 1));
    }
    sums();
    loop();
    for (int p = 1; p < shape.pixels; p++) {
      file.line("    int o%d = %s + outStep;", p, p == 1 ? "outAt" : "o" + (p - 1));
    }
    stores();
    file.line("  }");
    file.line("}");
  }

  private static String sum(int pixel, int vector) {
    return "c" + pixel + "_" + vector;
  }

  private void sums() {
    for (int p = 0; p < shape.pixels; p++) {
      for (int v = 0; v < shape.vectors; v++) {
        String bias = "FloatVector.fromArray(SPECIES, panel, panelAt" + plus(v) + ")";
        file.line("    FloatVector %s = %s;", sum(p, v), p == 0 ? bias : sum(0, v));
      }
    }
  }

  private static String plus(int vectors) {
    return vectors == 0 ? "" : " + " + (vectors == 1 ? "" : vectors + " * ") + "COUNT";
  }

  private void loop() {
    boolean taps = inputs == Inputs.TAPS;
    boolean asUsed = shape.step == Step.WEIGHTS_AS_USED;
    String row = (shape.vectors == 1 ? "" : shape.vectors + " * ") + "COUNT";
    int unroll = taps || isLargeForHardSwish() ? 1 : shape.unroll;
    String steps = unroll == 1 ? "k++" : "k += " + unroll;
    String from = taps ? "from" : "0";
    String to = taps ? "to" : "depth";
    String first = "panelAt + " + row;
    if (asUsed) {
      String start = taps ? first + " + from * " + row : first;
      String wide = unroll * shape.vectors + " * COUNT";
      file.line(
          "    for (int k = %s, at = %s; k < %s; %s, at += %s) {", from, start, to, steps, wide);
    } else {
      file.line("    int first = %s;", first);
      file.line("    for (int k = %s; k < %s; %s) {", from, to, steps);
    }
    if (taps) {
      file.line("      int tap = taps[k];");
    }
    if (asUsed) {
      for (int u = 0; u < unroll; u++) {
        for (int p = 0; p < shape.pixels; p++) {
          products("at", p, u);
        }
      }
    } else {
      String base = "first + k * " + row;
      for (int w = 0; w < unroll * shape.vectors; w++) {
        weight(base, w / shape.vectors, w % shape.vectors);
      }
      for (int p = 0; p < shape.pixels; p++) {
        for (int u = 0; u < unroll; u++) {
          products(base, p, u);
        }
      }
    }
    file.line("    }");
  }

  /** Two steps and as many hard-swishes would come near to what C2 inlines. */
  private boolean isLargeForHardSwish() {
    return epilogue == TileEpilogue.HARD_SWISH && shape.pixels * shape.vectors > MOST_HARD_SWISHES;
  }

  /** One input of one pixel times the weights of all channels. */
  private void products(String base, int p, int u) {
    String mark = u == 0 ? "" : "n";
    String k = inputs == Inputs.ROW ? (u == 0 ? "k" : "k + " + u) : "tap";
    String at = p == 0 ? "inAt" : "i" + p;
    file.line(
        "      FloatVector a%d%s = FloatVector.broadcast(SPECIES, in[%s + %s]);", p, mark, at, k);
    for (int v = 0; v < shape.vectors; v++) {
      if (p == 0 && shape.step == Step.WEIGHTS_AS_USED) {
        weight(base, u, v);
      }
      String factors =
          shape.step == Step.BROADCAST_FIRST
              ? "a%1$d%3$s.fma(w%2$d%3$s, "
              : "w%2$d%3$s.fma(a%1$d%3$s, ";
      file.line("      %4$s = " + factors + "%4$s);", p, v, mark, sum(p, v));
    }
  }

  private void weight(String base, int u, int v) {
    String at = base + plus(u * shape.vectors + v);
    file.line(
        "      FloatVector w%d%s = FloatVector.fromArray(SPECIES, panel, %s);",
        v, u == 0 ? "" : "n", at);
  }

  private void stores() {
    if (epilogue != TileEpilogue.NONE) {
      file.bounds("    ");
    }
    for (int p = 0; p < shape.pixels; p++) {
      for (int v = 0; v < shape.vectors; v++) {
        String result = epilogue.of(sum(p, v));
        file.line("    %s.intoArray(out, %s%s);", result, p == 0 ? "outAt" : "o" + p, plus(v));
      }
    }
  }
}

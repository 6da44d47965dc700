import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code mobilenet.runtime.vector.ExponentialLoops}: activations and softmax's exponentials,
 * with the polynomials written out in each loop. As a method of their own C2 does not inline them
 * where much was inlined before, and then every vector that goes in or comes out is an object.
 */
final class ActivationSource {
  /** Constants of the exponential. */
  private static final List<String> EXPONENTIAL =
      List.of(
          "MIN_EXPONENT",
          "MAX_EXPONENT",
          "LOG2_E",
          "ROUND",
          "LN2_HIGH",
          "LN2_LOW",
          "EXP_3",
          "EXP_4",
          "EXP_5",
          "EXP_6",
          "EXP_7");

  private final SourceFile file = new SourceFile("ExponentialLoops");

  private ActivationSource() {}

  static void write(Path folder) throws IOException {
    ActivationSource loops = new ActivationSource();
    loops.emit();
    loops.file.write(folder);
  }

  private void emit() {
    file.line("package mobilenet.runtime.vector;");
    file.line("");
    file.line("import static mobilenet.runtime.kernel.Coefficients.*;");
    file.line("import static jdk.incubator.vector.VectorOperators.GT;");
    file.line("import static jdk.incubator.vector.VectorOperators.LSHL;");
    file.line("import static jdk.incubator.vector.VectorOperators.LT;");
    file.line("import static mobilenet.runtime.vector.Lanes.SPECIES;");
    file.line("");
    file.line("import jdk.incubator.vector.FloatVector;");
    file.line("import jdk.incubator.vector.IntVector;");
    file.line("");
    file.line("/**");
    file.line(
        " * The polynomials of {@link mobilenet.runtime.kernel.FastMath}, in place over vectors at");
    file.line(
        " * equal distances: {@code count} of them from {@code at} on, every {@code step} floats.");
    file.line(" */");
    file.line("final class ExponentialLoops {");
    file.line("  // Vectors already: C2 inlines but so much, and boxes what is beyond.");
    for (String constant : EXPONENTIAL) {
      file.line(
          "  private static final FloatVector V_%1$s = FloatVector.broadcast(SPECIES, %1$s);",
          constant);
    }
    file.line("  private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);");
    file.line("  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);");
    file.line("");
    file.line("  private ExponentialLoops() {}");
    loop("{@code x / (1 + e^-x)}.", "swish", "x.neg()", exponential(), "x.div(e.add(ONE))");
    loop("{@code 1 / (1 + e^-x)}.", "sigmoid", "x.neg()", exponential(), "ONE.div(e.add(ONE))");
    loop("{@code e^x}.", "exponential", "x", exponential(), "e");
    loop(
        "{@code x · (1 + erf(x / √2)) / 2}.",
        "gelu",
        "x.mul(0.70710677f)",
        errorFunction(),
        "x.mul(0.5f).mul(e.add(1f))");
    file.line("}");
  }

  /** A loop that computes {@code e}, a function of {@code argument}, and stores the result. */
  private void loop(
      String what, String name, String argument, List<String> function, String result) {
    file.line("");
    file.line("  /** %s */", what);
    file.line("  static void %s(float[] values, int at, int step, int count) {", name);
    file.line("    for (int n = 0, i = at; n < count; n++, i += step) {");
    file.line("      FloatVector x = FloatVector.fromArray(SPECIES, values, i);");
    file.line("      FloatVector y = %s;", argument);
    function.forEach(line -> file.line("      %s", line));
    file.line("      %s.intoArray(values, i);", result);
    file.line("    }");
    file.line("  }");
  }

  /**
   * {@code e} to the power of y; relative error below 2e-7, clamped where the result is not normal.
   */
  private static List<String> exponential() {
    return List.of(
        "FloatVector above = y.blend(V_MIN_EXPONENT, y.compare(LT, V_MIN_EXPONENT));",
        "FloatVector clamped = above.blend(V_MAX_EXPONENT, above.compare(GT, V_MAX_EXPONENT));",
        "FloatVector shifted = clamped.mul(V_LOG2_E).add(V_ROUND);",
        "FloatVector whole = shifted.sub(V_ROUND);",
        "FloatVector r = clamped.sub(whole.mul(V_LN2_HIGH)).sub(whole.mul(V_LN2_LOW));",
        "// Products and sums are rounded apart, as in FastMath: both sets of kernels agree to the"
            + " bit.",
        "FloatVector p = V_EXP_7.mul(r).add(V_EXP_6).mul(r).add(V_EXP_5).mul(r).add(V_EXP_4);",
        "p = p.mul(r).add(V_EXP_3).mul(r).add(HALF).mul(r).add(ONE).mul(r).add(ONE);",
        "// The shift drops all of ROUND's bits but the integer.",
        "IntVector power = shifted.reinterpretAsInts().add(EXPONENT_BIAS);",
        "power = power.lanewise(LSHL, MANTISSA_BITS);",
        "FloatVector e = p.mul(power.reinterpretAsFloats());");
  }

  /** The error function of y; absolute error below 5e-7. */
  private static List<String> errorFunction() {
    return List.of(
        "FloatVector above = y.blend(-ERF_END, y.compare(LT, -ERF_END));",
        "FloatVector c = above.blend(ERF_END, above.compare(GT, ERF_END));",
        "FloatVector s = c.mul(c);",
        "FloatVector p = s.mul(ERF_P5).add(ERF_P4).mul(s).add(ERF_P3).mul(s).add(ERF_P2);",
        "p = p.mul(s).add(ERF_P1).mul(s).add(ERF_P0);",
        "FloatVector q = s.mul(ERF_Q5).add(ERF_Q4).mul(s).add(ERF_Q3).mul(s).add(ERF_Q2);",
        "q = q.mul(s).add(ERF_Q1).mul(s).add(1f);",
        "FloatVector f = c.mul(p).div(q);",
        "FloatVector least = f.blend(-1f, f.compare(LT, -1f));",
        "FloatVector e = least.blend(1f, least.compare(GT, 1f));");
  }
}

import java.io.IOException;
import java.util.List;

/**
 * Writes {@code mobilenet.runtime.vector.activation.ExponentialLoops}: activations and softmax's
 * exponentials, with the polynomials written out in each loop. As a method of their own C2 does not
 * inline them where much was inlined before, and then every vector that goes in or comes out is an
 * object.
 */
final class ActivationSource {
  /** Constants of the exponential and of the error function. */
  private static final List<String> CONSTANTS =
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
          "EXP_7",
          "ERF_END",
          "ERF_P0",
          "ERF_P1",
          "ERF_P2",
          "ERF_P3",
          "ERF_P4",
          "ERF_P5",
          "ERF_Q1",
          "ERF_Q2",
          "ERF_Q3",
          "ERF_Q4",
          "ERF_Q5");

  private final SourceFile file = new SourceFile(Package.ACTIVATION, "ExponentialLoops");

  private ActivationSource() {}

  static void write(Sources sources) throws IOException {
    ActivationSource loops = new ActivationSource();
    loops.emit();
    loops.file.write(sources);
  }

  private void emit() {
    file.line("package mobilenet.runtime.vector.activation;");
    file.line("");
    file.line("import static mobilenet.runtime.kernel.Coefficients.*;");
    file.line("import static jdk.incubator.vector.VectorOperators.GT;");
    file.line("import static jdk.incubator.vector.VectorOperators.LSHL;");
    file.line("import static jdk.incubator.vector.VectorOperators.LT;");
    file.line("import static mobilenet.runtime.vector.machine.Lanes.SPECIES;");
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
    for (String constant : CONSTANTS) {
      file.line(
          "  private static final FloatVector V_%1$s = FloatVector.broadcast(SPECIES, %1$s);",
          constant);
    }
    file.line("  private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);");
    file.line("  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);");
    file.line("  private static final FloatVector MINUS_ONE = ONE.neg();");
    file.line("  private static final FloatVector ERF_START = V_ERF_END.neg();");
    file.line("  private static final FloatVector ROOT_OF_HALF =");
    file.line("      FloatVector.broadcast(SPECIES, 0.70710677f);");
    file.line("");
    file.line("  private ExponentialLoops() {}");
    loop("{@code x / (1 + e^-x)}.", "swish", "x.neg()", exponential(), "x.div(e.add(ONE))");
    loop("{@code 1 / (1 + e^-x)}.", "sigmoid", "x.neg()", exponential(), "ONE.div(e.add(ONE))");
    loop("{@code e^x}.", "exponential", "x", exponential(), "e");
    loop(
        "{@code x · (1 + erf(x / √2)) / 2}.",
        "gelu",
        "x.mul(ROOT_OF_HALF)",
        errorFunction(),
        "x.mul(HALF).mul(e.add(ONE))");
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
        "FloatVector above = y.blend(ERF_START, y.compare(LT, ERF_START));",
        "FloatVector c = above.blend(V_ERF_END, above.compare(GT, V_ERF_END));",
        "FloatVector s = c.mul(c);",
        "FloatVector p = s.mul(V_ERF_P5).add(V_ERF_P4).mul(s).add(V_ERF_P3).mul(s).add(V_ERF_P2);",
        "p = p.mul(s).add(V_ERF_P1).mul(s).add(V_ERF_P0);",
        "FloatVector q = s.mul(V_ERF_Q5).add(V_ERF_Q4).mul(s).add(V_ERF_Q3).mul(s).add(V_ERF_Q2);",
        "q = q.mul(s).add(V_ERF_Q1).mul(s).add(ONE);",
        "FloatVector f = c.mul(p).div(q);",
        "FloatVector least = f.blend(MINUS_ONE, f.compare(LT, MINUS_ONE));",
        "FloatVector e = least.blend(ONE, least.compare(GT, ONE));");
  }
}

package mobilenet.export.onnx;

import java.util.Map;
import java.util.Optional;

/**
 * A version of ONNX's operator set. Between {@value #OLDEST} and {@value #NEWEST}, the operators
 * that these networks take were given more types, but mean the same; what a version lacks is
 * written as operators that it has.
 *
 * @param version {@value #OLDEST} to {@value #NEWEST}
 */
public record Opset(int version) {
  /** The oldest one that can be written: before it, the bounds of Clip were attributes. */
  public static final int OLDEST = 11;

  /**
   * The newest one that can be written. Later ones bring these networks nothing, and the layouts of
   * ONNX Runtime are made for versions of the operators that it knows.
   */
  public static final int NEWEST = 20;

  /** What runtimes of the last years read: ONNX 1.12 of 2022. */
  public static final Opset DEFAULT = new Opset(17);

  /** The newest one, in which most activations are operators of their own. */
  public static final Opset LATEST = new Opset(NEWEST);

  /**
   * The operators that are written, and the version of the set that each came with or from which on
   * it means what is meant here: the tables "Operator Schemas" and "Changelog" of ONNX.
   */
  private static final Map<String, Integer> SINCE =
      Map.ofEntries(
          Map.entry("Add", 7),
          Map.entry("AveragePool", 11),
          Map.entry("BatchNormalization", 9),
          Map.entry("Cast", 9),
          Map.entry("Clip", 11),
          Map.entry("Conv", 11),
          // From this one on with a scale for each channel.
          Map.entry("DequantizeLinear", 13),
          Map.entry("Div", 7),
          Map.entry("Erf", 9),
          Map.entry("Flatten", 9),
          Map.entry("Gelu", 20),
          Map.entry("Gemm", 11),
          Map.entry("GlobalAveragePool", 1),
          Map.entry("HardSigmoid", 6),
          Map.entry("HardSwish", 14),
          Map.entry("Identity", 1),
          Map.entry("MatMul", 9),
          Map.entry("Mul", 7),
          Map.entry("QuantizeLinear", 13),
          Map.entry("Relu", 6),
          Map.entry("Reshape", 5),
          Map.entry("Shape", 1),
          Map.entry("Sigmoid", 6),
          Map.entry("Softmax", 11),
          Map.entry("Sub", 7),
          Map.entry("Transpose", 1));

  /** Checks the range. */
  public Opset {
    if (version < OLDEST || version > NEWEST) {
      throw new IllegalArgumentException(
          "opset must be from " + OLDEST + " to " + NEWEST + ", given " + version);
    }
  }

  /** Whether the set has an operator, of those that are ever written. */
  public boolean has(String operator) {
    return Optional.ofNullable(SINCE.get(operator)).filter(since -> since <= version).isPresent();
  }

  /** The version of the file format that came with the set: ONNX's table of versions. */
  int irVersion() {
    if (version == 11) {
      return 6;
    }
    if (version <= 14) {
      return 7;
    }
    if (version <= 18) {
      return 8;
    }
    return 9;
  }
}

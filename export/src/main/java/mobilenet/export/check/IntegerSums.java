package mobilenet.export.check;

/** How ONNX Runtime adds products of integers. */
public enum IntegerSums {
  /**
   * As it does by default: x86 processors with AVX2 or AVX-512 but without VNNI add pairs of
   * products in 16 bits, where large sums are clipped.
   */
  FASTEST("0"),
  /** Without clipping, whatever the processor. Where nothing clips, this may be slower. */
  EXACT("1");

  /** Entry of a session's configuration. */
  static final String KEY = "session.x64quantprecision";

  private final String value;

  IntegerSums(String value) {
    this.value = value;
  }

  /** That of {@link #KEY}. */
  String value() {
    return value;
  }
}

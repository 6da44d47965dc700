package mobilenet.export.quantise;

/** Range of the integers that weights become, symmetric about 0. */
public enum WeightBits {
  /**
   * −64 to 64. Two products with 8-bit feature maps then fit 16 bits, in which x86 processors with
   * AVX2 or AVX-512 but without VNNI add products in pairs: 2 · 255 · 64 is 32,640. ONNX Runtime
   * goes by the same limit where it is asked for {@code session.x64quantprecision}.
   */
  SEVEN(7, 64),
  /** −127 to 127. On such processors, sums of pairs may be clipped. */
  EIGHT(8, 127);

  private final int bits;
  private final int most;

  WeightBits(int bits, int most) {
    this.bits = bits;
    this.most = most;
  }

  /**
   * That of a number of bits.
   *
   * @throws IllegalArgumentException if it is neither 7 nor 8
   */
  public static WeightBits of(int bits) {
    for (WeightBits weights : values()) {
      if (weights.bits == bits) {
        return weights;
      }
    }
    throw new IllegalArgumentException("weights have 7 or 8 bits, given " + bits);
  }

  /** 7 or 8. */
  public int bits() {
    return bits;
  }

  /** The largest integer; its negative is the smallest. */
  int most() {
    return most;
  }
}

package mobilenet.export.onnx;

/**
 * As which integers a file stores feature maps. Both have the same 256 steps and give the same
 * answers; runtimes have fast kernels for one or the other.
 */
public enum IntegerType {
  /** −128 to 127. */
  INT8(OnnxType.INT8, 0),
  /** 0 to 255: each integer, and the zero point, is 128 more. */
  UINT8(OnnxType.UINT8, 128);

  private final OnnxType type;
  private final int shift;

  IntegerType(OnnxType type, int shift) {
    this.type = type;
    this.shift = shift;
  }

  /** The element type in a file. */
  OnnxType type() {
    return type;
  }

  /** The bits of a zero point that is given from −128 to 127. */
  byte zeroPoint(int signed) {
    return (byte) (signed + shift);
  }
}

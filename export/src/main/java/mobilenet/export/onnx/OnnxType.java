package mobilenet.export.onnx;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of elements that are written, with their codes in onnx.proto. */
public enum OnnxType {
  /** Single precision. */
  FLOAT32(1, 4),
  /** Samples of images. */
  UINT8(2, 1),
  /** Quantised weights and feature maps. */
  INT8(3, 1),
  /** Quantised biases. */
  INT32(6, 4),
  /** Dimensions. */
  INT64(7, 8),
  /** Weights in half precision. */
  FLOAT16(10, 2);

  private final int code;
  private final int bytes;

  OnnxType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The number that stands for it in a file. */
  public int code() {
    return code;
  }

  /** Size of an element. */
  public int bytes() {
    return bytes;
  }

  /** The type of a code, if it is one of these. */
  public static Optional<OnnxType> ofCode(long code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

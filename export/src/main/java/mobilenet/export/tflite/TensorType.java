package mobilenet.export.tflite;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of elements that are written, with their codes in TensorFlow Lite's schema. */
public enum TensorType {
  /** Single precision. */
  FLOAT32(0, 4),
  /** Half precision, of weights alone. */
  FLOAT16(1, 2),
  /** Dimensions, and biases of quantised layers. */
  INT32(2, 4),
  /** Samples of images. */
  UINT8(3, 1),
  /** Quantised values. */
  INT8(9, 1);

  private final int code;
  private final int bytes;

  TensorType(int code, int bytes) {
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
  public static Optional<TensorType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

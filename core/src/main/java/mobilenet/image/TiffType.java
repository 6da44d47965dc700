package mobilenet.image;

import java.util.Arrays;
import java.util.Optional;

/** The types of values in a TIFF structure. */
enum TiffType {
  BYTE(1, 1),
  ASCII(2, 1),
  SHORT(3, 2),
  LONG(4, 4),
  RATIONAL(5, 8),
  SBYTE(6, 1),
  UNDEFINED(7, 1),
  SSHORT(8, 2),
  SLONG(9, 4),
  SRATIONAL(10, 8),
  FLOAT(11, 4),
  DOUBLE(12, 8),
  IFD(13, 4),
  LONG8(16, 8);

  private final int code;
  private final int bytes;

  TiffType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  static Optional<TiffType> of(int code) {
    return Arrays.stream(values()).filter(t -> t.code == code).findFirst();
  }

  /** Bytes of one value. */
  int bytes() {
    return bytes;
  }

  /** One value; NaN for types that Pillow reads as text and not as a number. */
  double number(Bytes data, long at) {
    return switch (this) {
      case BYTE, ASCII, UNDEFINED -> Double.NaN;
      case SBYTE -> (byte) data.u8(at);
      case SHORT -> data.u16(at);
      case SSHORT -> (short) data.u16(at);
      case LONG, IFD -> data.u32(at);
      case SLONG -> data.i32(at);
      case RATIONAL -> (double) data.u32(at) / data.u32(at + 4);
      case SRATIONAL -> (double) data.i32(at) / data.i32(at + 4);
      case FLOAT -> Float.intBitsToFloat(data.i32(at));
      case DOUBLE -> Double.longBitsToDouble(data.i64(at));
      case LONG8 -> data.i64(at);
    };
  }
}

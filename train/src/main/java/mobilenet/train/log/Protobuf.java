package mobilenet.train.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message in the wire format of Protocol Buffers, of the few types that events have. */
final class Protobuf {
  static final int VARINT = 0;
  static final int FIXED_64 = 1;
  static final int LENGTH = 2;
  static final int FIXED_32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An integer or a constant of an enumeration. */
  Protobuf integer(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  Protobuf real(int field, double value) {
    key(field, FIXED_64);
    fixed(Double.doubleToLongBits(value), Double.BYTES);
    return this;
  }

  Protobuf real(int field, float value) {
    key(field, FIXED_32);
    fixed(Float.floatToIntBits(value), Float.BYTES);
    return this;
  }

  Protobuf text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf message(int field, Protobuf value) {
    return bytes(field, value.toByteArray());
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  private Protobuf bytes(int field, byte[] value) {
    key(field, LENGTH);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private void key(int field, int type) {
    varint(((long) field << 3) | type);
  }

  /** Seven bits a byte, lowest first; the eighth says that more follow. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private void fixed(long bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (bits >>> (8 * i)));
    }
  }
}

package mobilenet.export.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes one message in protobuf's wire format. A nested message must be complete before it is
 * added; its bytes are shared, not copied, since weights make up nearly all of a file.
 */
final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final List<byte[]> parts = new ArrayList<>();
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private long closedBytes;

  /** An integer field. */
  ProtoWriter integer(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  /** A float field. */
  ProtoWriter float32(int field, float value) {
    tag(field, FIXED32);
    int bits = Float.floatToIntBits(value);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      open.write(bits >>> shift);
    }
    return this;
  }

  /** A string field. */
  ProtoWriter string(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A nested message. */
  ProtoWriter message(int field, ProtoWriter value) {
    value.closePart();
    tag(field, LENGTH_DELIMITED);
    varint(value.closedBytes);
    closePart();
    parts.addAll(value.parts);
    closedBytes += value.closedBytes;
    return this;
  }

  /** A field of raw little-endian floats. */
  ProtoWriter floats(int field, float[] values) {
    byte[] bytes = array((long) values.length * Float.BYTES);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes(field, bytes);
  }

  /** A field of raw little-endian 64-bit integers. */
  ProtoWriter longs(int field, long[] values) {
    byte[] bytes = array((long) values.length * Long.BYTES);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return bytes(field, bytes);
  }

  /**
   * The message.
   *
   * @throws IllegalArgumentException if it is longer than an array, which is protobuf's own limit
   */
  byte[] toBytes() {
    closePart();
    byte[] all = array(closedBytes);
    ByteBuffer rest = ByteBuffer.wrap(all);
    parts.forEach(rest::put);
    return all;
  }

  private static byte[] array(long bytes) {
    if (bytes > Integer.MAX_VALUE - Long.BYTES) {
      throw new IllegalArgumentException(
          "an ONNX file holds at most 2 GiB, this network needs " + bytes + " bytes");
    }
    return new byte[(int) bytes];
  }

  /** A field of raw bytes, which are not copied. */
  ProtoWriter bytes(int field, byte[] value) {
    tag(field, LENGTH_DELIMITED);
    varint(value.length);
    closePart();
    parts.add(value);
    closedBytes += value.length;
    return this;
  }

  private void closePart() {
    if (open.size() > 0) {
      parts.add(open.toByteArray());
      closedBytes += open.size();
      open.reset();
    }
  }

  private void tag(int field, int wireType) {
    varint((long) field << 3 | wireType);
  }

  /** Seven bits a byte, the lowest first; all bytes but the last have the eighth set. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      open.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    open.write((int) rest);
  }
}

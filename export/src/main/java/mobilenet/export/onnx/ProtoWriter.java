package mobilenet.export.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Encodes one message in protobuf's wire format. A nested message must be complete before it is
 * added; its bytes are shared, not copied. Weights, which make up nearly all of a file, are asked
 * for only while the message is written: its lengths come from their numbers of values.
 */
final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  /** Bytes of a message, in turn with others. */
  @FunctionalInterface
  private interface Part {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final int CHUNK_FLOATS = 1 << 14;

  private final List<Part> parts = new ArrayList<>();
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

  /**
   * A field of raw little-endian floats.
   *
   * @param count of the values
   * @param values asked for each time that the message is written
   */
  ProtoWriter floats(int field, int count, Supplier<float[]> values) {
    return part(field, (long) count * Float.BYTES, out -> write(out, values.get()));
  }

  private static void write(OutputStream out, float[] values) throws IOException {
    ByteBuffer chunk =
        ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, values.length - i);
      chunk.asFloatBuffer().put(values, i, count);
      out.write(chunk.array(), 0, count * Float.BYTES);
    }
  }

  /** A field of raw little-endian 64-bit integers. */
  ProtoWriter longs(int field, long[] values) {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return bytes(field, bytes);
  }

  /** Length of the message in bytes. */
  long length() {
    closePart();
    return closedBytes;
  }

  /** Writes the message. */
  void writeTo(OutputStream out) throws IOException {
    closePart();
    for (Part part : parts) {
      part.writeTo(out);
    }
  }

  /** A field of raw bytes, which are not copied. */
  ProtoWriter bytes(int field, byte[] value) {
    return part(field, value.length, out -> out.write(value));
  }

  private ProtoWriter part(int field, long length, Part content) {
    tag(field, LENGTH_DELIMITED);
    varint(length);
    closePart();
    parts.add(content);
    closedBytes += length;
    return this;
  }

  private void closePart() {
    if (open.size() > 0) {
      byte[] bytes = open.toByteArray();
      parts.add(out -> out.write(bytes));
      closedBytes += bytes.length;
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

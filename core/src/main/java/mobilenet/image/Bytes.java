package mobilenet.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads numbers in a file whose offsets cannot be trusted: a read outside the range throws {@link
 * IndexOutOfBoundsException}, even if the offset exceeds an int.
 */
final class Bytes {
  private final byte[] array;
  private final int from;
  private final int length;
  private final ByteOrder order;

  private Bytes(byte[] array, int from, int length, ByteOrder order) {
    this.array = array;
    this.from = from;
    this.length = length;
    this.order = order;
  }

  static Bytes of(byte[] file, ByteOrder order) {
    return new Bytes(file, 0, file.length, order);
  }

  int length() {
    return length;
  }

  boolean has(long at, long count) {
    return at >= 0 && count >= 0 && at <= length - count;
  }

  /** Bytes from an offset on, or as many of them as there are. */
  Bytes slice(long at, long count) {
    int start = (int) Math.min(Math.max(at, 0), length);
    return new Bytes(array, from + start, (int) Math.min(count, length - start), order);
  }

  Bytes withOrder(ByteOrder order) {
    return new Bytes(array, from, length, order);
  }

  int u8(long at) {
    if (!has(at, 1)) {
      throw new IndexOutOfBoundsException("byte " + at + " of " + length);
    }
    return array[from + (int) at] & 0xFF;
  }

  int u16(long at) {
    int first = u8(at);
    int second = u8(at + 1);
    return order == ByteOrder.BIG_ENDIAN ? (first << 8) | second : (second << 8) | first;
  }

  int i32(long at) {
    int first = u16(at);
    int second = u16(at + 2);
    return order == ByteOrder.BIG_ENDIAN ? (first << 16) | second : (second << 16) | first;
  }

  long u32(long at) {
    return Integer.toUnsignedLong(i32(at));
  }

  long i64(long at) {
    long first = u32(at);
    long second = u32(at + 4);
    return order == ByteOrder.BIG_ENDIAN ? (first << 32) | second : (second << 32) | first;
  }

  /** All bytes, one character per byte. */
  String latin1() {
    return new String(array, from, length, StandardCharsets.ISO_8859_1);
  }

  void writeTo(ByteArrayOutputStream out) {
    out.write(array, from, length);
  }

  InputStream toInputStream() {
    return new ByteArrayInputStream(array, from, length);
  }

  boolean startsWith(String latin1) {
    return hasAt(0, latin1);
  }

  boolean equalsLatin1(String latin1) {
    return length == latin1.length() && startsWith(latin1);
  }

  boolean hasAt(long at, String latin1) {
    return has(at, latin1.length())
        && new String(array, from + (int) at, latin1.length(), StandardCharsets.ISO_8859_1)
            .equals(latin1);
  }
}

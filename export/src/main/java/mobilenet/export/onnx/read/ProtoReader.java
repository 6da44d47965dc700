package mobilenet.export.onnx.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Decodes one message of protobuf's wire format, field by field, without copying it. */
final class ProtoReader implements Iterable<ProtoReader.Field> {
  private static final int WIRE_BITS = 3;
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;
  private static final int VARINT_BITS = 7;

  private final ByteBuffer bytes;

  /** A message that fills the buffer. */
  ProtoReader(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A field.
   *
   * @param number of it
   * @param value of a field with a number, 0 of another
   * @param content the bytes of a text or a nested message, none of another
   * @param delimited whether it has a content
   */
  record Field(int number, long value, ByteBuffer content, boolean delimited) {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private Field(long number, long value) {
      this((int) number, value, NONE, false);
    }

    /** The text. */
    String text() {
      return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }

    /** The nested message. */
    ProtoReader message() {
      return new ProtoReader(content);
    }

    /** The number as single precision, of a field of that type. */
    float float32() {
      return Float.intBitsToFloat((int) value);
    }

    /** Integers of a repeated field: one, or all of them packed. */
    List<Long> integers() {
      List<Long> integers = new ArrayList<>();
      if (!delimited) {
        integers.add(value);
      }
      ByteBuffer rest = content.duplicate();
      while (rest.hasRemaining()) {
        integers.add(varint(rest));
      }
      return integers;
    }
  }

  @Override
  public Iterator<Field> iterator() {
    ByteBuffer rest = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rest.hasRemaining();
      }

      @Override
      public Field next() {
        if (!rest.hasRemaining()) {
          throw new NoSuchElementException();
        }
        return field(rest);
      }
    };
  }

  private static Field field(ByteBuffer rest) {
    long tag = varint(rest);
    long number = tag >>> WIRE_BITS;
    if (number < 1 || number > (Integer.MAX_VALUE >> WIRE_BITS)) {
      throw new BrokenOnnxException("a field has the number " + number);
    }
    return switch ((int) tag & 7) {
      case VARINT -> new Field(number, varint(rest));
      case FIXED64 -> new Field(number, need(rest, Long.BYTES).getLong());
      case FIXED32 -> new Field(number, need(rest, Integer.BYTES).getInt());
      case LENGTH_DELIMITED -> new Field((int) number, 0, content(rest, varint(rest)), true);
      default ->
          throw new BrokenOnnxException(
              "field " + number + " is of the unknown wire type " + (tag & 7));
    };
  }

  private static ByteBuffer content(ByteBuffer rest, long length) {
    need(rest, length);
    ByteBuffer content = rest.slice(rest.position(), (int) length);
    rest.position(rest.position() + (int) length);
    return content;
  }

  private static ByteBuffer need(ByteBuffer rest, long length) {
    if (length < 0 || length > rest.remaining()) {
      throw new BrokenOnnxException(
          "a field of " + length + " bytes, but only " + rest.remaining() + " are left");
    }
    return rest;
  }

  private static long varint(ByteBuffer rest) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
      byte next = need(rest, 1).get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new BrokenOnnxException("a number of more than 64 bits");
  }
}

package mobilenet.train.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a message in the wire format of Protocol Buffers: which there are, and integers.
 */
final class ProtobufFields {
  private ProtobufFields() {}

  /**
   * Numbers of the fields of a message, with the value of those that are integers and 0 for others;
   * of a message that is damaged, those before the damage.
   */
  static Map<Integer, Long> of(byte[] message) {
    Map<Integer, Long> fields = new LinkedHashMap<>();
    ByteBuffer bytes = ByteBuffer.wrap(message);
    try {
      while (bytes.hasRemaining()) {
        long key = varint(bytes);
        int field = (int) (key >>> 3);
        switch ((int) (key & 7)) {
          case Protobuf.VARINT -> fields.put(field, varint(bytes));
          case Protobuf.FIXED_64 -> fields.put(field, skip(bytes, Long.BYTES));
          case Protobuf.FIXED_32 -> fields.put(field, skip(bytes, Integer.BYTES));
          case Protobuf.LENGTH -> fields.put(field, skip(bytes, varint(bytes)));
          default -> {
            return fields;
          }
        }
      }
    } catch (BufferUnderflowException e) {
      return fields;
    }
    return fields;
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static long skip(ByteBuffer bytes, long count) {
    if (count < 0 || count > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    bytes.position(bytes.position() + (int) count);
    return 0;
  }
}

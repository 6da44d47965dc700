package mobilenet.train.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * TensorFlow's framing of records: length (8 bytes, little-endian), its checksum, the data, theirs.
 */
final class TfRecord {
  private static final int MASK = 0xa282ead8;

  private TfRecord() {}

  static byte[] frame(byte[] data) {
    ByteBuffer record =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(data.length);
    return record
        .putInt(maskedChecksum(record.array(), Long.BYTES))
        .put(data)
        .putInt(maskedChecksum(data, data.length))
        .array();
  }

  /**
   * CRC-32C, rotated and shifted so that a checksum over data with checksums is still a good one.
   */
  static int maskedChecksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }
}

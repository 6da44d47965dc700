package mobilenet.train.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * TensorFlow's framing of records: length (8 bytes, little-endian), its checksum, the data, theirs.
 */
final class TfRecord {
  private static final int MASK = 0xa282ead8;
  private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;

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
   * The data of all whole records, up to the first that is torn or damaged: a kill or a full disk
   * may leave one.
   */
  static List<byte[]> whole(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (bytes.remaining() >= HEADER_BYTES) {
      byte[] head = new byte[Long.BYTES];
      bytes.get(head);
      boolean sound = bytes.getInt() == maskedChecksum(head, Long.BYTES);
      long length = bytes.getLong(bytes.position() - HEADER_BYTES);
      if (!sound || length < 0 || length > bytes.remaining() - Integer.BYTES) {
        break;
      }
      byte[] data = new byte[(int) length];
      bytes.get(data);
      if (bytes.getInt() != maskedChecksum(data, data.length)) {
        break;
      }
      records.add(data);
    }
    return records;
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

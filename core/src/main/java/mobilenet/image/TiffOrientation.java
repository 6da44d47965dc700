package mobilenet.image;

import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the orientation in an EXIF record, which is a TIFF structure, in the way that Pillow does:
 * any numeric type will do, the last of several entries counts, and an entry whose values lie
 * outside the record ends the reading.
 */
final class TiffOrientation {
  private static final int TAG = 0x0112;
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int INLINE_BYTES = 4;

  private TiffOrientation() {}

  /**
   * The orientation's code; empty if there is no such entry.
   *
   * @return 1 to 8; 1 also if the record is not a TIFF structure, or for any other value
   */
  static OptionalInt of(Bytes tiff) {
    if (!isTiff(tiff)) {
      return OptionalInt.of(ExifOrientation.UPRIGHT);
    }
    Bytes ordered =
        tiff.withOrder(tiff.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = ordered.u32(4);
    OptionalInt code = OptionalInt.empty();
    if (!ordered.has(directory, 2)) {
      return code;
    }
    int entries = ordered.u16(directory);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) ENTRY_BYTES * i;
      if (!ordered.has(entry, ENTRY_BYTES)) {
        break;
      }
      Optional<TiffType> type = TiffType.of(ordered.u16(entry + 2));
      if (type.isEmpty()) {
        continue;
      }
      long count = ordered.u32(entry + 4);
      long bytes = count * type.get().bytes();
      long values = bytes > INLINE_BYTES ? ordered.u32(entry + 8) : entry + 8;
      if (!ordered.has(values, bytes)) {
        break;
      }
      if (ordered.u16(entry) == TAG && count > 0) {
        code = OptionalInt.of(legal(type.get().number(ordered, values)));
      }
    }
    return code;
  }

  private static int legal(double value) {
    boolean isLegal = value >= 1 && value <= 8 && value == Math.rint(value);
    return isLegal ? (int) value : ExifOrientation.UPRIGHT;
  }

  private static boolean isTiff(Bytes data) {
    return data.has(0, HEADER_BYTES)
        && (data.startsWith("II*\0")
            || data.startsWith("MM\0*")
            // Two programs write these two bytes in the wrong order; Pillow accepts that.
            || data.startsWith("II\0*")
            || data.startsWith("MM*\0"));
  }
}

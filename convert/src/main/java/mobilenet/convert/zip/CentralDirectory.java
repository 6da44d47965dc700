package mobilenet.convert.zip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mobilenet.convert.source.ForeignFileException;

/**
 * The list of entries at the end of a zip archive, also of the form for large files (Zip64), which
 * PyTorch writes. APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16.
 *
 * @param start its first byte
 * @param entries in its order
 */
record CentralDirectory(long start, List<CentralEntry> entries) {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LOCATOR_64_SIZE = 20;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_SIZE = 56;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_SIZE = 46;
  private static final int EXTRA_64 = 1;
  private static final int MAX_COMMENT = 0xffff;
  private static final long IN_EXTRA = 0xffff_ffffL;

  /** Largest number of entries: far above that of any network. */
  private static final int MAX_ENTRIES = 100_000;

  CentralDirectory {
    entries = List.copyOf(entries);
  }

  static CentralDirectory find(ByteBuffer file, String origin) throws ForeignFileException {
    int end = end(file, origin);
    long count = u2(file, end + 10);
    long size = u4(file, end + 12);
    long start = u4(file, end + 16);
    int locator = end - LOCATOR_64_SIZE;
    if (locator >= 0 && file.getInt(locator) == LOCATOR_64) {
      long end64 = file.getLong(locator + 8);
      if (end64 < 0 || end64 > locator - END_64_SIZE || file.getInt((int) end64) != END_64) {
        throw damaged(origin);
      }
      count = file.getLong((int) end64 + 32);
      size = file.getLong((int) end64 + 40);
      start = file.getLong((int) end64 + 48);
    }
    if (start < 0 || size < 0 || start > end || size > end - start) {
      throw damaged(origin);
    }
    if (count < 0 || count > MAX_ENTRIES || count > size / ENTRY_SIZE) {
      throw damaged(origin);
    }
    return new CentralDirectory(
        start, entries(file.slice((int) start, (int) size).order(file.order()), count, origin));
  }

  /** Where the end record is: a comment may follow it, up to the end of the file. */
  private static int end(ByteBuffer file, String origin) throws ForeignFileException {
    int last = file.limit() - END_SIZE;
    for (int i = last; i >= Math.max(0, last - MAX_COMMENT); i--) {
      if (file.getInt(i) == END && i + END_SIZE + u2(file, i + 20) == file.limit()) {
        return i;
      }
    }
    throw new ForeignFileException(
        origin
            + ": starts as a zip archive, but its directory is missing at the end; the file is cut"
            + " short: download or save it again");
  }

  private static List<CentralEntry> entries(ByteBuffer directory, long count, String origin)
      throws ForeignFileException {
    List<CentralEntry> entries = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (at > directory.limit() - ENTRY_SIZE || directory.getInt(at) != ENTRY) {
        throw damaged(origin);
      }
      int nameSize = u2(directory, at + 28);
      int extraSize = u2(directory, at + 30);
      int next = at + ENTRY_SIZE + nameSize + extraSize + u2(directory, at + 32);
      if (next > directory.limit()) {
        throw damaged(origin);
      }
      byte[] name = new byte[nameSize];
      directory.get(at + ENTRY_SIZE, name);
      ByteBuffer extra =
          directory.slice(at + ENTRY_SIZE + nameSize, extraSize).order(directory.order());
      entries.add(entry(directory, at, new String(name, StandardCharsets.UTF_8), extra, origin));
      at = next;
    }
    return entries;
  }

  private static CentralEntry entry(
      ByteBuffer directory, int at, String name, ByteBuffer extra, String origin)
      throws ForeignFileException {
    Large large = new Large(extra, origin);
    long size = large.or(u4(directory, at + 24));
    long compressedSize = large.or(u4(directory, at + 20));
    long header = large.or(u4(directory, at + 42));
    return new CentralEntry(
        name, u2(directory, at + 10), u4(directory, at + 16), compressedSize, size, header, 0);
  }

  /** Numbers that do not fit four bytes are in an extra field, in a fixed order. */
  private static final class Large {
    private final ByteBuffer extra;
    private final String origin;

    Large(ByteBuffer extra, String origin) {
      this.extra = field(extra);
      this.origin = origin;
    }

    private static ByteBuffer field(ByteBuffer extra) {
      int at = 0;
      while (at <= extra.limit() - 4) {
        int size = Math.min(u2(extra, at + 2), extra.limit() - at - 4);
        if (u2(extra, at) == EXTRA_64) {
          return extra.slice(at + 4, size).order(extra.order());
        }
        at += 4 + size;
      }
      return extra.slice(0, 0);
    }

    long or(long small) throws ForeignFileException {
      if (small != IN_EXTRA) {
        return small;
      }
      if (extra.remaining() < Long.BYTES) {
        throw damaged(origin);
      }
      long large = extra.getLong();
      if (large < 0) {
        throw damaged(origin);
      }
      return large;
    }
  }

  private static ForeignFileException damaged(String origin) {
    return new ForeignFileException(
        origin + ": the directory of the zip archive is damaged; download or save the file again");
  }

  private static int u2(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xffff;
  }

  private static long u4(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xffff_ffffL;
  }
}

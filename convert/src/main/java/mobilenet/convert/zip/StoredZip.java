package mobilenet.convert.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import mobilenet.convert.source.ForeignFileException;

/**
 * A zip archive of up to 2 GiB whose entries are not compressed, as PyTorch and Keras write them:
 * no entry can be larger than the file. Entries that share bytes are refused. Thread-safe.
 */
public final class StoredZip {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int LOCAL_HEADER_SIZE = 30;

  private final ByteBuffer file;
  private final String origin;
  private final Map<String, CentralEntry> entries;

  private StoredZip(ByteBuffer file, String origin, Map<String, CentralEntry> entries) {
    this.file = file;
    this.origin = origin;
    this.entries = entries;
  }

  /**
   * Reads the directory of an archive, and checks that its entries are apart.
   *
   * @throws ForeignFileException if it is damaged, has compressed entries, or entries that overlap
   */
  public static StoredZip of(ByteBuffer archive, String origin) throws ForeignFileException {
    ByteBuffer file = archive.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, CentralEntry> entries = new LinkedHashMap<>();
    List<long[]> extents = new ArrayList<>();
    CentralDirectory directory = CentralDirectory.find(file, origin);
    for (CentralEntry entry : directory.entries()) {
      long start = dataStart(file, origin, entry);
      if (entry.method() != 0 || entry.size() != entry.compressedSize()) {
        throw new ForeignFileException(
            origin
                + ": entry "
                + entry.name()
                + " is compressed, and PyTorch and Keras store theirs as they are; unpack the"
                + " archive and zip it again with 'zip -0'");
      }
      if (entry.size() > directory.start() - start) {
        throw new ForeignFileException(
            origin + ": entry " + entry.name() + " reaches beyond its archive; it is damaged");
      }
      if (entries.put(entry.name(), entry.at(start)) != null) {
        throw new ForeignFileException(
            origin + ": two entries are called " + entry.name() + "; save the file again");
      }
      extents.add(new long[] {entry.header(), start + entry.size()});
    }
    requireApart(origin, extents);
    return new StoredZip(file, origin, Collections.unmodifiableMap(entries));
  }

  private static void requireApart(String origin, List<long[]> extents)
      throws ForeignFileException {
    extents.sort(Comparator.comparingLong(extent -> extent[0]));
    for (int i = 1; i < extents.size(); i++) {
      if (extents.get(i)[0] < extents.get(i - 1)[1]) {
        throw new ForeignFileException(
            origin + ": entries of the archive share bytes, which no program writes; refused");
      }
    }
  }

  private static long dataStart(ByteBuffer file, String origin, CentralEntry entry)
      throws ForeignFileException {
    long header = entry.header();
    if (header < 0
        || header > file.limit() - LOCAL_HEADER_SIZE
        || file.getInt((int) header) != LOCAL_HEADER) {
      throw new ForeignFileException(
          origin
              + ": entry "
              + entry.name()
              + " is not where the archive says; download or save the file again");
    }
    int nameSize = file.getShort((int) header + 26) & 0xffff;
    int extraSize = file.getShort((int) header + 28) & 0xffff;
    return header + LOCAL_HEADER_SIZE + nameSize + extraSize;
  }

  /** Names of all entries, in the archive's order. */
  public Set<String> names() {
    return entries.keySet();
  }

  /**
   * The bytes of an entry, read-only and little-endian; empty if there is no such entry.
   *
   * @throws ForeignFileException if they are not those that were written
   */
  public Optional<ByteBuffer> find(String name) throws ForeignFileException {
    CentralEntry entry = entries.get(name);
    if (entry == null) {
      return Optional.empty();
    }
    ByteBuffer bytes =
        file.slice((int) entry.start(), (int) entry.size()).order(ByteOrder.LITTLE_ENDIAN);
    CRC32 sum = new CRC32();
    sum.update(bytes.duplicate());
    if (sum.getValue() != entry.crc()) {
      throw new ForeignFileException(
          origin
              + ": the checksum of entry "
              + name
              + " is wrong; download or save the file again (with PyTorch's default"
              + " set_crc32_options(True))");
    }
    return Optional.of(bytes);
  }
}

package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonWriter;

/**
 * A store's file: a header, and blocks behind it, each with a checksum. Blocks are only ever added,
 * so that a process which dies leaves all but the last one whole.
 *
 * <pre>
 * "MN4JKD01", length, header as JSON, CRC-32C of all that
 * number of the block, records, the records, CRC-32C of all that        … and so on
 * </pre>
 *
 * Numbers are big-endian; lengths, numbers and checksums have four bytes.
 */
final class StoreBlocks implements AutoCloseable {
  private static final long MAGIC = 0x4d4e344a4b443031L;
  private static final int MOST_HEADER_BYTES = 1 << 20;

  /** Magic number and length of the header. */
  private static final int FIXED = Long.BYTES + Integer.BYTES;

  private static final int BLOCK_HEAD = 2 * Integer.BYTES;

  private final StoreFile file;
  private final StoreHeader header;
  private final List<Block> blocks = new ArrayList<>();
  private long end;

  /**
   * Where the records of a block are.
   *
   * @param position of the first one
   * @param records how many
   */
  record Block(long position, int records) {}

  private StoreBlocks(StoreFile file) throws IOException {
    this.file = file;
    this.header = readHeader();
  }

  private static byte[] bytes(StoreHeader header) {
    byte[] json = JsonWriter.compact(header.toJson()).getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + json.length);
    bytes.putLong(MAGIC).putInt(json.length).put(json);
    bytes.putInt(sum(bytes, bytes.position()));
    return bytes.array();
  }

  /**
   * Opens a file and checks every byte of it.
   *
   * @throws TeacherException if it is not a store, or damaged
   */
  static StoreBlocks open(Path file) throws IOException {
    return scanned(StoreFile.open(file));
  }

  /**
   * Opens a file to add to it, or begins it. Nobody else writes it until it is closed, and what
   * another process is writing is not read.
   *
   * @param header of a file that is begun; that of one which is there may differ
   * @throws TeacherException if it is being written, is not a store, or damaged
   */
  static StoreBlocks openToWrite(Path path, StoreHeader header) throws IOException {
    StoreFile file = StoreFile.openToWrite(path);
    try {
      begin(file, bytes(header));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
    return scanned(file);
  }

  /**
   * Checks that a file can be written, before the work of which it is to hold the result. A new one
   * is not begun.
   *
   * @throws TeacherException if it is being written, is not a store, or damaged
   */
  static void requireWritable(Path path) throws IOException {
    Optional<StoreFile> there = StoreFile.openIfThere(path);
    if (there.isEmpty()) {
      return;
    }
    try (StoreFile file = there.get()) {
      boolean other = file.size() >= Long.BYTES && file.read(0, Long.BYTES).getLong() != MAGIC;
      if (other || isBegun(file)) {
        scanned(file);
      }
    }
  }

  /** Writes the header into a new file, or one whose writer died before it had written it. */
  private static void begin(StoreFile file, byte[] header) throws IOException {
    long size = file.size();
    if (size < header.length
        && file.read(0, (int) size).equals(ByteBuffer.wrap(header, 0, (int) size))) {
      file.writeFrom(0, ByteBuffer.wrap(header));
    }
  }

  /** Whether a file is long enough for the header that it begins with, as of a living writer. */
  static boolean isBegun(Path path) throws IOException {
    try (StoreFile file = StoreFile.open(path)) {
      return isBegun(file);
    }
  }

  private static boolean isBegun(StoreFile file) throws IOException {
    return file.size() >= FIXED
        && file.size() >= (long) FIXED + file.read(0, FIXED).getInt(Long.BYTES) + Integer.BYTES;
  }

  private static StoreBlocks scanned(StoreFile file) throws IOException {
    try {
      StoreBlocks blocks = new StoreBlocks(file);
      blocks.scan();
      return blocks;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static int sum(ByteBuffer bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate().position(0).limit(length));
    return (int) sum.getValue();
  }

  private StoreHeader readHeader() throws IOException {
    long size = file.size();
    if (size < FIXED) {
      throw noStore();
    }
    ByteBuffer start = read(0, FIXED);
    if (start.getLong() != MAGIC) {
      throw noStore();
    }
    int length = start.getInt();
    if (length < 0 || length > MOST_HEADER_BYTES || size < FIXED + length + Integer.BYTES) {
      throw damaged("its header");
    }
    ByteBuffer all = read(0, FIXED + length + Integer.BYTES);
    if (all.getInt(FIXED + length) != sum(all, FIXED + length)) {
      throw damaged("its header");
    }
    end = all.capacity();
    byte[] text = new byte[length];
    all.position(FIXED).get(text);
    String json = new String(text, StandardCharsets.UTF_8);
    String source = file.path().toString();
    return StoreHeader.of(JsonFields.root(Json.parse(json, source), source));
  }

  private void scan() throws IOException {
    int record = StoredAnswer.bytes(header.format());
    long size = file.size();
    while (size - end >= BLOCK_HEAD) {
      ByteBuffer head = read(end, BLOCK_HEAD);
      int number = head.getInt();
      int records = head.getInt();
      long length = BLOCK_HEAD + (long) records * record + Integer.BYTES;
      // No block has more records than a batch. One that claims more is no tail of a writer that
      // died: whoever went on would cut the good blocks off that are behind its beginning.
      if (number != blocks.size()
          || records < 0
          || records > header.building().batch()
          || length > Integer.MAX_VALUE) {
        throw damaged("block " + blocks.size());
      }
      if (length > size - end) {
        return;
      }
      ByteBuffer all = read(end, (int) length);
      int checked = all.capacity() - Integer.BYTES;
      if (all.getInt(checked) != sum(all, checked)) {
        throw damaged("block " + number);
      }
      blocks.add(new Block(end + BLOCK_HEAD, records));
      end += length;
    }
  }

  private TeacherException noStore() {
    return new TeacherException(
        file.path()
            + ": expected a teacher's answers, found another file; give one that distil has built");
  }

  private TeacherException damaged(String what) {
    return new TeacherException(
        file.path()
            + ": "
            + what
            + " is damaged, its checksum does not fit; take the file from a copy, or remove it and"
            + " build it again");
  }

  /** Bytes, ready to be read. Safe for several threads. */
  ByteBuffer read(long position, int length) throws IOException {
    return file.read(position, length);
  }

  /**
   * Adds a block, and returns once it is on the disk. What a dead process left of one is gone.
   *
   * @throws IllegalArgumentException if it is not the next one, not of whole records, or of more
   *     than a batch has images
   */
  void append(AnswerBlock block) throws IOException {
    int record = StoredAnswer.bytes(header.format());
    byte[] records = block.records();
    int most = header.building().batch();
    if (block.number() != blocks.size()
        || records.length % record != 0
        || records.length / record > most) {
      throw new IllegalArgumentException(
          "expected block "
              + blocks.size()
              + " of at most "
              + most
              + " records of "
              + record
              + " bytes, given block "
              + block.number()
              + " of "
              + records.length
              + " bytes");
    }
    int count = records.length / record;
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK_HEAD + records.length + Integer.BYTES);
    bytes.putInt(block.number()).putInt(count).put(records);
    bytes.putInt(sum(bytes, bytes.position()));
    bytes.flip();
    file.writeFrom(end, bytes);
    blocks.add(new Block(end + BLOCK_HEAD, count));
    end += bytes.capacity();
  }

  StoreHeader header() {
    return header;
  }

  /** Those that are whole. */
  List<Block> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  /** How many are whole. */
  int count() {
    return blocks.size();
  }

  boolean complete() {
    return blocks.size() == header.blocks();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

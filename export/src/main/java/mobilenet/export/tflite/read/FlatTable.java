package mobilenet.export.tflite.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a flatbuffer: an offset back to a list of 16-bit positions, one a slot, at which its
 * fields are; 0, or a list too short, for a field with its default. Fields that are not numbers are
 * offsets ahead. What lies outside of the file is an {@link IndexOutOfBoundsException}.
 */
final class FlatTable {
  /** The list begins with two lengths. */
  private static final int FIRST_SLOT = 4;

  private final ByteBuffer file;
  private final int position;

  private FlatTable(ByteBuffer file, int position) {
    this.file = file;
    this.position = position;
  }

  /** The table in which everything else is found. */
  static FlatTable root(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new FlatTable(file, file.getInt(0));
  }

  /** Where a field is, if the table has it. */
  private Optional<Integer> field(int slot) {
    int list = position - file.getInt(position);
    int entry = FIRST_SLOT + Short.BYTES * slot;
    int distance = entry < unsigned(list) ? unsigned(list + entry) : 0;
    return distance == 0 ? Optional.empty() : Optional.of(position + distance);
  }

  private int unsigned(int at) {
    return file.getShort(at) & 0xFFFF;
  }

  private int target(int at) {
    return at + file.getInt(at);
  }

  int number(int slot, int otherwise) {
    return field(slot).map(file::getInt).orElse(otherwise);
  }

  int smallNumber(int slot) {
    return field(slot).map(at -> (int) file.get(at)).orElse(0);
  }

  boolean flag(int slot) {
    return smallNumber(slot) != 0;
  }

  Optional<FlatTable> table(int slot) {
    return field(slot).map(at -> new FlatTable(file, target(at)));
  }

  String text(int slot) {
    return StandardCharsets.UTF_8.decode(bytes(slot)).toString();
  }

  List<Integer> numbers(int slot) {
    ByteBuffer content = vector(slot, Integer.BYTES);
    List<Integer> numbers = new ArrayList<>();
    while (content.hasRemaining()) {
      numbers.add(content.getInt());
    }
    return numbers;
  }

  List<Float> reals(int slot) {
    ByteBuffer content = vector(slot, Float.BYTES);
    List<Float> reals = new ArrayList<>();
    while (content.hasRemaining()) {
      reals.add(content.getFloat());
    }
    return reals;
  }

  List<Long> longNumbers(int slot) {
    ByteBuffer content = vector(slot, Long.BYTES);
    List<Long> numbers = new ArrayList<>();
    while (content.hasRemaining()) {
      numbers.add(content.getLong());
    }
    return numbers;
  }

  List<FlatTable> tables(int slot) {
    ByteBuffer content = vector(slot, Integer.BYTES);
    int start = field(slot).map(this::target).orElse(0) + Integer.BYTES;
    List<FlatTable> tables = new ArrayList<>();
    while (content.hasRemaining()) {
      int at = start + content.position();
      content.getInt();
      tables.add(new FlatTable(file, target(at)));
    }
    return tables;
  }

  ByteBuffer bytes(int slot) {
    return vector(slot, 1);
  }

  /** The elements of a vector; none if the table does not have it. */
  private ByteBuffer vector(int slot, int elementBytes) {
    Optional<Integer> at = field(slot).map(this::target);
    if (at.isEmpty()) {
      return ByteBuffer.allocate(0);
    }
    long bytes = (long) file.getInt(at.get()) * elementBytes;
    if (bytes < 0 || bytes > file.limit()) {
      throw new BrokenTfLiteException(
          "a vector of " + bytes + " bytes in a file of " + file.limit());
    }
    return file.slice(at.get() + Integer.BYTES, (int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

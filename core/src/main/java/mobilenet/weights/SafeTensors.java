package mobilenet.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.json.JsonException;

/**
 * A safetensors file, memory-mapped and checked in full when it is opened: 8 bytes of header length
 * (little-endian), a JSON header, then the data section. Thread-safe.
 *
 * <p>Memory: the header takes a few MB at most, whatever the file says; the operating system pages
 * in the data as it is read. A file may have at most 4096 tensors, with at most 8 dimensions and
 * names of at most 256 characters. Files may be larger than 2 GiB; a single tensor can be read if
 * it has fewer than 2^31 elements.
 *
 * <p>The file must not be changed in place while it is open: if it is truncated, reading it throws
 * an {@link InternalError}. Replace it by renaming another file, as {@link
 * mobilenet.file.AtomicFiles} does. Up to JDK 21 a file cannot be unmapped: {@link #close} ends the
 * use of this object, but the mapping lasts until it is garbage collected, and until then Windows
 * refuses to delete the file.
 */
public final class SafeTensors implements WeightFile {
  /** Largest header, in bytes: the limit of the reference implementation. */
  public static final int MAX_HEADER_BYTES = 100_000_000;

  private static final int PREFIX = Long.BYTES;

  private final String origin;
  private final MappedFile file;
  private final SafeTensorsHeader header;
  private final long dataStart;
  private volatile boolean closed;

  private SafeTensors(String origin, MappedFile file, SafeTensorsHeader header, long dataStart) {
    this.origin = origin;
    this.file = file;
    this.header = header;
    this.dataStart = dataStart;
  }

  /**
   * Opens a file.
   *
   * @throws SafeTensorsException if it is missing, a folder, or not a valid safetensors file
   * @throws IOException if it cannot be read
   */
  public static SafeTensors open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new SafeTensorsException(
          path + ": expected a safetensors file, found a folder; give the file in it");
    }
    if (!Files.exists(path)) {
      throw new SafeTensorsException(path + ": there is no such file");
    }
    try {
      return of(MappedFile.open(path), path.toString());
    } catch (AccessDeniedException e) {
      throw new SafeTensorsException(path + ": no permission to read the file", e);
    }
  }

  /** Like {@link #open}, for a file that is already in memory. */
  static SafeTensors of(MappedFile file, String origin) throws SafeTensorsException {
    int headerSize = headerSize(file, origin);
    long dataStart = PREFIX + (long) headerSize;
    try {
      ByteBuffer json = file.view(PREFIX, headerSize);
      SafeTensorsHeader header = SafeTensorsHeader.parse(json, file.size() - dataStart, origin);
      return new SafeTensors(origin, file, header, dataStart);
    } catch (JsonException e) {
      throw new SafeTensorsException(String.valueOf(e.getMessage()), e);
    }
  }

  private static int headerSize(MappedFile file, String origin) throws SafeTensorsException {
    if (file.size() == 0) {
      throw new SafeTensorsException(origin + ": the file is empty; download or write it again");
    }
    byte[] start = new byte[(int) Math.min(file.size(), FileSignature.LENGTH)];
    file.view(0, start.length).get(start);
    long available = file.size() - PREFIX;
    long length = available < 0 ? 0 : file.view(0, PREFIX).getLong();
    boolean plausible = length >= 2 && length <= Math.min(available, MAX_HEADER_BYTES);
    if (plausible && start[PREFIX] == '{') {
      return (int) length;
    }
    Optional<FileSignature> other = FileSignature.of(start);
    if (other.isPresent()) {
      throw new SafeTensorsException(origin + ": " + other.get().message());
    }
    if (available < 0) {
      throw new SafeTensorsException(
          origin
              + ": a safetensors file starts with 8 bytes of length, this file has only "
              + file.size()
              + "; download or write it again");
    }
    if (length < 0 || length > MAX_HEADER_BYTES) {
      throw new SafeTensorsException(
          origin
              + ": announces a header of "
              + Long.toUnsignedString(length)
              + " bytes, expected at most "
              + MAX_HEADER_BYTES
              + "; this is not a safetensors file");
    }
    if (length > available) {
      throw new SafeTensorsException(
          origin
              + ": announces a header of "
              + length
              + " bytes, the file has only "
              + available
              + " more: it is truncated; download or write it again");
    }
    throw new SafeTensorsException(
        origin
            + ": the header must be a JSON object that starts with '{'"
            + "; this is not a safetensors file");
  }

  @Override
  public String origin() {
    return origin;
  }

  /** Names in the order of the header. */
  @Override
  public Set<String> names() {
    return header.tensors().keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return info(name).shape();
  }

  /**
   * What the header says about a tensor.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  public TensorInfo info(String name) {
    TensorInfo info = header.tensors().get(name);
    if (info == null) {
      throw unknown(name);
    }
    return info;
  }

  @Override
  public DType type(String name) {
    return info(name).type();
  }

  /** The strings of the header's {@code __metadata__}, such as {@code format: pt}. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /**
   * {@inheritDoc}
   *
   * @throws SafeTensorsException if the type is not F32, F16 or BF16, or the tensor is too large
   *     for an array
   * @throws IllegalStateException after {@link #close}
   */
  @Override
  public float[] read(String name) throws IOException {
    TensorInfo info = info(name);
    if (closed) {
      throw new IllegalStateException(origin + " is closed");
    }
    if (!info.type().isSupported()) {
      throw new SafeTensorsException(
          origin
              + ": tensor "
              + name
              + " is of type "
              + info.type()
              + ", which is not supported; convert it to F32, F16 or BF16");
    }
    long count = info.elementCount();
    if (count > Integer.MAX_VALUE - PREFIX) {
      throw new SafeTensorsException(
          origin + ": tensor " + name + " has " + count + " elements, more than an array can hold");
    }
    float[] values = new float[(int) count];
    long offset = dataStart + info.begin();
    int width = info.type().bits() / Byte.SIZE;
    file.forEachRun(
        offset, values.length, width, (run, first) -> decode(info.type(), run, values, first));
    return values;
  }

  private static void decode(DType type, ByteBuffer run, float[] values, int first) {
    if (type == DType.F32) {
      run.asFloatBuffer().get(values, first, run.limit() / Float.BYTES);
      return;
    }
    boolean half = type == DType.F16;
    for (int i = 0; i < run.limit() / Short.BYTES; i++) {
      short bits = run.getShort(i * Short.BYTES);
      values[first + i] = half ? Half.toFloat(bits) : BFloat16.toFloat(bits);
    }
  }

  /** Ends the use of this object: reading throws from now on. */
  @Override
  public void close() {
    closed = true;
  }
}

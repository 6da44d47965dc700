package mobilenet.search.ledger;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import mobilenet.json.JsonException;

/**
 * A text file that several processes append lines to. It is never rewritten, so {@link
 * mobilenet.file.AtomicFiles} does not apply: a line counts once it is whole, and whoever next
 * holds the lock cuts off what a dead process left of one.
 */
final class AppendLog implements Closeable {
  /** Something that is done while nobody else reads or writes. */
  @FunctionalInterface
  interface Action<T> {
    T run() throws IOException;
  }

  /** A file lock is held by a process, and does not keep its threads apart. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path file;
  private final String format;
  private final FileChannel channel;

  /**
   * Of a file of its own: where locks are POSIX's, a process loses them all when it closes the
   * locked file once, as a reader in another thread may.
   */
  private final FileChannel lockChannel;

  private final ReentrantLock threads;
  private final LedgerThread thread;
  private final Consumer<String> notices;
  private long position;
  private int lines;

  /**
   * Opens a file, or starts one.
   *
   * @param format that its first line names
   */
  AppendLog(Path file, String format, Consumer<String> notices) throws IOException {
    this.file = file;
    this.format = format;
    this.notices = notices;
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.lockChannel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    this.threads = THREADS.computeIfAbsent(file.toRealPath(), path -> new ReentrantLock());
    this.thread = new LedgerThread("ledger " + file.getFileName());
  }

  /** Runs an action with the lock held, on the log's own thread. */
  <T> T locked(Action<T> action) throws IOException {
    return thread.run(() -> lockedHere(action));
  }

  private <T> T lockedHere(Action<T> action) throws IOException {
    threads.lock();
    try (FileLock lock = lockChannel.lock()) {
      if (!lock.isValid()) {
        throw new IOException(file + ": its lock was lost");
      }
      return action.run();
    } finally {
      threads.unlock();
    }
  }

  /**
   * The contents of whole lines that were added since the last call, opened. To be called with the
   * lock held.
   *
   * @throws JsonException if a line other than the last is damaged
   */
  List<String> added() throws IOException {
    byte[] bytes = bytes(position);
    List<String> added = new ArrayList<>();
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      // Invalid UTF-8 becomes a replacement character, which the checksum does not fit.
      String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      boolean whole = end < bytes.length && LedgerLines.open(line).isPresent();
      if (!whole) {
        if (lines == 0 && !LedgerLines.mayBeHeading(format, line)) {
          throw new JsonException(file + ": expected a ledger or no file, found another file");
        }
        if (end + 1 < bytes.length) {
          throw damaged(file, lines + 1);
        }
        cutOff(bytes.length - start);
        return added;
      }
      added.add(LedgerLines.open(line).orElseThrow());
      position += end + 1 - start;
      start = end + 1;
      lines++;
    }
    return added;
  }

  static JsonException damaged(Path file, int line) {
    return new JsonException(
        file
            + ":"
            + line
            + ": the line is damaged, its checksum does not fit; take the file from a copy, or"
            + " remove the line and repeat its trial");
  }

  private byte[] bytes(long from) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long at = from;
    for (int n = channel.read(buffer, at); n >= 0; n = channel.read(buffer, at)) {
      out.write(buffer.array(), 0, n);
      at += n;
      buffer.clear();
    }
    return out.toByteArray();
  }

  private void cutOff(int bytes) throws IOException {
    channel.truncate(position);
    channel.force(true);
    notices.accept(
        file
            + ": dropped the last "
            + bytes
            + " bytes, a line that a process did not finish before it died");
  }

  /** Adds lines, and returns once they are on the disk. To be called after {@link #added}. */
  void append(List<String> sealed) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.wrap((String.join("\n", sealed) + "\n").getBytes(StandardCharsets.UTF_8));
    long at = position;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    threads.lock();
    try {
      lockChannel.close();
      channel.close();
    } finally {
      thread.close();
      threads.unlock();
    }
  }
}

package mobilenet.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write to a folder that one process at a time may have. It ends with the process,
 * however that ends; the empty file {@code .lock} stays.
 */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a folder, and creates it where it is missing.
   *
   * @throws IOException if it is another's, or cannot be written to
   */
  public static FolderLock of(Path folder) throws IOException {
    Folders.create(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean complete = false;
    try {
      if (!isFree(channel)) {
        throw new IOException(
            folder
                + ": another process writes to this folder; wait for its end, or give another"
                + " --output");
      }
      complete = true;
      return new FolderLock(channel);
    } finally {
      if (!complete) {
        channel.close();
      }
    }
  }

  /** Takes the lock, which the channel holds until it is closed. */
  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null && lock.isValid();
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

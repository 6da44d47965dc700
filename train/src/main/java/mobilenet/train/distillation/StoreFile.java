package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import mobilenet.file.FileErrors;
import mobilenet.train.output.OutputException;

/**
 * Where a store is. One process at a time writes it. Every failure names the file, which those of a
 * channel do not.
 *
 * @param path of the file
 * @param channel which this closes
 */
record StoreFile(Path path, FileChannel channel) implements AutoCloseable {

  /** Opens a file to read it. */
  static StoreFile open(Path path) throws IOException {
    return new StoreFile(path, FileChannel.open(path, StandardOpenOption.READ));
  }

  /**
   * Opens a file that nobody else writes until this is closed, and makes it if it is missing.
   *
   * @throws TeacherException if somebody else writes it
   */
  static StoreFile openToWrite(Path path) throws IOException {
    return alone(
        new StoreFile(
            path,
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)));
  }

  /**
   * Opens a file as {@link #openToWrite}, but makes none.
   *
   * @return nothing if there is none yet
   * @throws TeacherException if somebody else writes it
   * @throws IOException if it, or its folder, cannot be written
   */
  static Optional<StoreFile> openIfThere(Path path) throws IOException {
    if (Files.exists(path)) {
      return Optional.of(
          alone(
              new StoreFile(
                  path,
                  FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE))));
    }
    Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
    return Optional.empty();
  }

  private static StoreFile alone(StoreFile file) throws IOException {
    try {
      if (!file.lock()) {
        throw new TeacherException(
            file.path + ": is being built by another process; wait for that, or end it");
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private boolean lock() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw failed("locked", e);
    }
  }

  private TeacherException failed(String what, IOException e) {
    return new TeacherException(path + ": cannot be " + what + ": " + FileErrors.explanation(e), e);
  }

  long size() throws TeacherException {
    try {
      return channel.size();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /** Bytes, ready to be read. Safe for several threads. */
  ByteBuffer read(long position, int length) throws TeacherException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = channel.read(bytes, position + bytes.position());
      }
    } catch (IOException e) {
      throw failed("read", e);
    }
    if (bytes.hasRemaining()) {
      throw new TeacherException(path + ": became shorter while it was read");
    }
    return bytes.flip();
  }

  /**
   * Puts bytes in the place of all from a position on, and returns once they are on the disk.
   *
   * @throws TeacherException if they cannot be written; what is before them stays
   */
  void writeFrom(long position, ByteBuffer bytes) throws TeacherException {
    try {
      OutputException.guard(path, () -> replaceFrom(position, bytes));
    } catch (OutputException e) {
      throw new TeacherException(
          e.getMessage()
              + "; the blocks that are written stay; "
              + e.remedy()
              + ", and the same command goes on",
          e);
    }
  }

  private void replaceFrom(long position, ByteBuffer bytes) throws IOException {
    channel.truncate(position);
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

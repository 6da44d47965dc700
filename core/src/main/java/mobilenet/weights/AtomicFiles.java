package mobilenet.weights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Files that are either the old or the new one, whatever happens in between: written under a
 * temporary name in the same folder, forced to the disk, then renamed over the target.
 */
public final class AtomicFiles {
  private static final int BUFFER_BYTES = 1 << 16;

  private AtomicFiles() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to {@code out}, which the caller buffers and closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes or replaces a file.
   *
   * @throws IOException if the content or the file system fails; the old file, if any, is then
   *     untouched and the temporary one removed
   */
  public static void write(Path target, Content content) throws IOException {
    try (Staged staged = stage(target, content)) {
      staged.commit();
    }
  }

  /** Writes everything under a temporary name. */
  static Staged stage(Path target, Content content) throws IOException {
    Path folder = folderOf(target);
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          target.toString(), null, "its folder does not exist; create it first");
    }
    if (Files.isDirectory(target)) {
      throw new IOException(target + ": expected a file to write, found a folder");
    }
    Staged staged = new Staged(target, temporaryName(folder, target));
    try (FileChannel channel =
        FileChannel.open(
            staged.temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    } catch (IOException | RuntimeException | Error e) {
      staged.discardAfter(e);
      throw e;
    }
    return staged;
  }

  private static Path folderOf(Path target) {
    return Optional.ofNullable(target.toAbsolutePath().getParent()).orElse(target);
  }

  private static Path temporaryName(Path folder, Path target) {
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return folder.resolve("." + target.getFileName() + "." + unique + ".tmp");
  }

  /** A file that is complete but does not have its name yet. */
  static final class Staged implements AutoCloseable {
    private final Path target;
    private final Path temporary;

    private Staged(Path target, Path temporary) {
      this.target = target;
      this.temporary = temporary;
    }

    /** Gives the file its name, replacing the old one. */
    void commit() throws IOException {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(folderOf(target));
    }

    /** Removes the temporary file, unless it was committed. */
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(temporary);
    }

    private void discardAfter(Throwable cause) {
      try {
        close();
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }

    private static void syncFolder(Path folder) {
      // Makes the rename survive a power cut. Windows cannot open a folder, and the file is
      // complete without it, so a failure here is no failure of the write.
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException ignored) {
        System.getLogger(AtomicFiles.class.getName())
            .log(System.Logger.Level.DEBUG, "cannot sync folder " + folder, ignored);
      }
    }
  }
}

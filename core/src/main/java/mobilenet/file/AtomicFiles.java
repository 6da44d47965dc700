package mobilenet.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Writes files atomically: whatever happens, there is either the old or the complete new file. A
 * file is written under a temporary name in the same folder, forced to disk, then renamed over the
 * target.
 *
 * <p>The target of a symbolic link is replaced, not the link; the new file gets the permissions of
 * the old one. A device or a pipe is not replaced: bytes are written to it directly.
 */
public final class AtomicFiles {
  private static final int BUFFER_BYTES = 1 << 16;

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** Makes temporary names unique: two threads may make one in the same tick of the clock. */
  private static final AtomicInteger STAGED = new AtomicInteger();

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
   * @throws UnwritableFileException if the file system fails; the old file, if any, is then
   *     untouched and the temporary one removed
   * @throws IOException if the content fails, with the same result
   */
  public static void write(Path target, Content content) throws IOException {
    write(target, content, temporary -> {});
  }

  /**
   * As above, for who must know the temporary file; see {@link #stage(Path, Content, Consumer)}.
   *
   * @throws IOException as above
   */
  public static void write(Path target, Content content, Consumer<Path> begun) throws IOException {
    try (Staged staged = stage(target, content, begun)) {
      staged.commit();
    }
  }

  /**
   * Fails where {@link #write} would, if that can be known before there is anything to write. A
   * disk may still be full by then.
   *
   * @throws NoSuchFileException if there is no folder for it
   * @throws UnwritableFileException if no file can be created in its folder
   * @throws IOException if it is a folder, or its links form a loop
   */
  public static void requireWritable(Path target) throws IOException {
    Destination destination = Destination.of(target);
    if (destination.isStream()) {
      return;
    }
    if (!Files.isWritable(requireFolder(target, destination))) {
      throw notPermitted(target, destination.file(), new AccessDeniedException(target.toString()));
    }
  }

  /** Where the file is written. */
  private static Path requireFolder(Path target, Destination destination) throws IOException {
    Path folder = folderOf(destination.file());
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          target.toString(), null, "its folder does not exist; create it first");
    }
    return folder;
  }

  /**
   * Whether writing to a path writes to this process's standard output.
   *
   * @throws IOException if the path is a folder, or its links form a loop
   */
  public static boolean isStandardOutput(Path target) throws IOException {
    return Destination.of(target).kind() == Destination.Kind.STANDARD_OUTPUT;
  }

  /**
   * Writes a file under a temporary name, so that several files can be complete before the first
   * one is replaced. A device or a pipe is written to at once.
   *
   * @throws IOException as {@link #write} does
   */
  public static Staged stage(Path target, Content content) throws IOException {
    return stage(target, content, temporary -> {});
  }

  /**
   * As above, for who must know the temporary file while it is written: it is left behind if the
   * process is ended meanwhile.
   *
   * @param begun takes its path when it is there, and empty; not called for a device or a pipe
   * @throws IOException as {@link #write} does
   */
  public static Staged stage(Path target, Content content, Consumer<Path> begun)
      throws IOException {
    Destination destination = Destination.of(target);
    if (destination.isStream()) {
      fill(target, open(target, destination), content);
      return new Staged(target, destination.file(), Optional.empty());
    }
    Path temporary = requireFolder(target, destination).resolve(temporaryName());
    Staged staged = new Staged(target, destination.file(), Optional.of(temporary));
    try (FileChannel channel = create(target, destination.file(), temporary)) {
      begun.accept(temporary);
      OutputStream raw = Channels.newOutputStream(channel);
      fill(target, raw, content, () -> force(target, channel));
      keepPermissions(target, destination.file(), temporary);
    } catch (IOException | RuntimeException | Error e) {
      staged.discardAfter(e);
      throw e;
    }
    return staged;
  }

  private static OutputStream open(Path target, Destination destination) throws IOException {
    try {
      return destination.open();
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static FileChannel create(Path target, Path old, Path temporary) throws IOException {
    try {
      return FileChannel.open(temporary, NEW, permissionsOf(old));
    } catch (AccessDeniedException e) {
      throw notPermitted(target, temporary, e);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static UnwritableFileException notPermitted(
      Path target, Path created, AccessDeniedException cause) {
    return new UnwritableFileException(
        target,
        FileErrors.Explanation.of(
            "there is no permission to create files in " + folderOf(created),
            "check the rights of that folder"),
        cause);
  }

  /** What must be done before the file is closed. */
  @FunctionalInterface
  private interface Sync {
    void run() throws IOException;
  }

  private static void fill(Path target, OutputStream raw, Content content) throws IOException {
    fill(target, raw, content, () -> {});
  }

  private static void fill(Path target, OutputStream raw, Content content, Sync sync)
      throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(new NamedOutputStream(target, raw), BUFFER_BYTES)) {
      content.writeTo(out);
      out.flush();
      sync.run();
    }
  }

  /** Some file systems report only here that they are full. */
  private static void force(Path target, FileChannel channel) throws IOException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Set from the start, so that the new content is never readable to those who may not read the
   * old.
   */
  private static FileAttribute<?>[] permissionsOf(Path old) throws IOException {
    return isPosix(old) && Files.exists(old)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(old))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
  }

  /** Restores the permissions that the process's umask took away. */
  private static void keepPermissions(Path target, Path old, Path temporary) throws IOException {
    try {
      if (isPosix(temporary) && Files.exists(old)) {
        Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(old));
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  static UnwritableFileException unwritable(Path target, IOException cause) {
    return new UnwritableFileException(target, FileErrors.explanation(cause), cause);
  }

  private static Path folderOf(Path target) {
    return Optional.ofNullable(target.toAbsolutePath().getParent()).orElse(target);
  }

  /** Short, so that it is valid wherever the target's name is. */
  private static String temporaryName() {
    return "."
        + ProcessHandle.current().pid()
        + "-"
        + Long.toHexString(System.nanoTime())
        + "-"
        + STAGED.incrementAndGet()
        + ".tmp";
  }

  /** A file that is complete but does not have its name yet. */
  public static final class Staged implements AutoCloseable {
    private final Path target;
    private final Path file;
    private final Optional<Path> temporary;

    private Staged(Path target, Path file, Optional<Path> temporary) {
      this.target = target;
      this.file = file;
      this.temporary = temporary;
    }

    /**
     * Where the content is until it has its name, to be read back; empty if it went to a device or
     * a pipe.
     */
    public Optional<Path> content() {
      return temporary;
    }

    /**
     * Gives the file its name, replacing the old one.
     *
     * @throws IOException if the file system refuses; the old file is then untouched
     */
    public void commit() throws IOException {
      if (temporary.isEmpty()) {
        return;
      }
      try {
        Files.move(temporary.get(), file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw unwritable(target, e);
      }
      syncFolder(folderOf(file));
    }

    /** Removes the temporary file, unless it was committed. */
    @Override
    public void close() throws IOException {
      if (temporary.isPresent()) {
        Files.deleteIfExists(temporary.get());
      }
    }

    private void discardAfter(Throwable cause) {
      try {
        close();
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }

    private static void syncFolder(Path folder) {
      // Makes the rename survive a power failure. Windows cannot open a folder, and the file is
      // complete anyway, so the write has not failed if this does.
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException ignored) {
        System.getLogger(AtomicFiles.class.getName())
            .log(System.Logger.Level.DEBUG, "cannot sync folder " + folder, ignored);
      }
    }
  }
}

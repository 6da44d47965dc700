package mobilenet.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where bytes that are written to a path go: symbolic links are followed, and anything but a
 * regular file (a device, a pipe, an open file of this process) is written to directly. Renaming a
 * file over a device would replace the device itself.
 *
 * @param file the path after all links are followed; it need not exist
 * @param kind what is there
 */
record Destination(Path file, Kind kind) {
  /** Linux follows this many links in a row. */
  private static final int MAX_LINKS = 40;

  /** How a path is written to. */
  enum Kind {
    /** A regular file, or nothing yet: replaced as a whole. */
    REPLACED,
    /** A device or a pipe. */
    STREAM,
    STANDARD_OUTPUT,
    STANDARD_ERROR
  }

  /**
   * Follows a path's links.
   *
   * @throws IOException if it is a folder, or its links form a loop
   */
  static Destination of(Path named) throws IOException {
    Path file = named.toAbsolutePath();
    for (int links = 0; ; links++) {
      if (isOpenFile(file)) {
        return new Destination(file, openFile(file));
      }
      if (!Files.isSymbolicLink(file)) {
        break;
      }
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(named.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    if (Files.isDirectory(file)) {
      throw new IOException(named + ": expected a file to write, found a folder");
    }
    boolean stream =
        Files.exists(file) && Files.readAttributes(file, BasicFileAttributes.class).isOther();
    return new Destination(file, stream ? Kind.STREAM : Kind.REPLACED);
  }

  /** Whether bytes go through the path to something else, instead of into a file of that name. */
  boolean isStream() {
    return kind != Kind.REPLACED;
  }

  /**
   * Opens anything but a regular file; closing the result leaves this process's own streams open.
   */
  OutputStream open() throws IOException {
    return switch (kind) {
      case REPLACED -> throw new IllegalStateException(file + " is to be replaced");
      case STANDARD_OUTPUT -> new Unclosed(FileDescriptor.out);
      case STANDARD_ERROR -> new Unclosed(FileDescriptor.err);
      case STREAM ->
          Channels.newOutputStream(
              FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    };
  }

  /**
   * Whether it is {@code /dev/fd/1}, {@code /proc/self/fd/1} or the like: links that do not lead to
   * a name.
   */
  private static boolean isOpenFile(Path file) {
    return file.toString().matches("/dev/fd/\\d+|/proc/(self|thread-self|\\d+)/.*fd/\\d+");
  }

  private static Kind openFile(Path file) {
    boolean own = file.startsWith("/dev/fd") || file.startsWith("/proc/self/fd");
    return switch (own ? file.getFileName().toString() : "") {
      case "1" -> Kind.STANDARD_OUTPUT;
      case "2" -> Kind.STANDARD_ERROR;
      default -> Kind.STREAM;
    };
  }

  private static final class Unclosed extends FileOutputStream {
    Unclosed(FileDescriptor descriptor) {
      super(descriptor);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

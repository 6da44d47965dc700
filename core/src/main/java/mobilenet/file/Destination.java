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
 * Where bytes go that are written to a path: symbolic links are followed, and what is no regular
 * file (a device, a pipe, an open file of this process) is written to as it is. To rename a file
 * over one of these would replace the device itself.
 *
 * @param file the path behind all links; it need not exist
 * @param kind what is there
 */
record Destination(Path file, Kind kind) {
  /** As many links in a row as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** How a path is written to. */
  enum Kind {
    /** A regular file or none: replaced as a whole. */
    REPLACED,
    /** A device or a pipe. */
    STREAM,
    STANDARD_OUTPUT,
    STANDARD_ERROR
  }

  /**
   * Follows a path's links.
   *
   * @throws IOException if it is a folder, or its links go in circles
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
      if (links == MOST_LINKS) {
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

  /** Opens what is no regular file; closing the result leaves this process's own streams open. */
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

  /** {@code /dev/fd/1}, {@code /proc/self/fd/1} and the like: links that no name stands behind. */
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

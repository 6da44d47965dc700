package mobilenet.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;

/**
 * The streams of a process, unbuffered, with an exception that says why one cannot be written:
 * those of {@link System} keep that to themselves.
 */
public final class StandardStreams {
  private StandardStreams() {}

  /** Standard output. */
  public static OutputStream output() {
    return new FileOutputStream(FileDescriptor.out);
  }

  /** Standard error. */
  public static OutputStream error() {
    return new FileOutputStream(FileDescriptor.err);
  }
}

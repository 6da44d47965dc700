package mobilenet.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;

/**
 * The standard streams of this process, unbuffered. Unlike those of {@link System}, they throw an
 * exception that says why writing failed.
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

package mobilenet.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Adds the file's name to errors: the system's own messages do not name it. */
final class NamedOutputStream extends FilterOutputStream {
  private final Path target;

  NamedOutputStream(Path target, OutputStream out) {
    super(out);
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      throw AtomicFiles.unwritable(target, e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw AtomicFiles.unwritable(target, e);
    }
  }

  /** Network file systems report only here that they are full. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } catch (IOException e) {
      throw AtomicFiles.unwritable(target, e);
    }
  }
}

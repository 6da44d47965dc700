package mobilenet.image;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory, without the copy or the disk cache of the JDK's streams. It remembers whether a
 * reader asked for more bytes than there are: the JDK's reader throws no exception for a truncated
 * JPEG, so this is the only sign of it.
 */
final class ByteArrayImageInputStream extends ImageInputStreamImpl {
  private final byte[] file;
  private boolean ranOut;

  ByteArrayImageInputStream(byte[] file) {
    this.file = file;
  }

  /** Whether a read began at the end of the file. */
  boolean ranOut() {
    return ranOut;
  }

  @Override
  public int read() {
    bitOffset = 0;
    if (streamPos >= file.length) {
      ranOut = true;
      return -1;
    }
    return file[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= file.length) {
      ranOut = true;
      return -1;
    }
    int count = (int) Math.min(length, file.length - streamPos);
    System.arraycopy(file, (int) streamPos, into, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return file.length;
  }
}

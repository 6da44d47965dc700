package mobilenet.image.webp;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A WebP file: its canvas, its first image and its metadata. Only {@link #decode} decodes pixels,
 * so a caller can check the size first.
 */
public final class WebpFile {
  private static final int FILE_HEADER_BYTES = 12;
  private static final String EXTENDED = "VP8X";
  private static final int EXTENDED_BYTES = 10;
  private static final int CHANNELS = 3;

  private final byte[] file;
  private final List<Chunk> chunks;
  private final Frame frame;
  private final int width;
  private final int height;

  private WebpFile(byte[] file) throws IOException {
    this.file = file;
    this.chunks = Chunks.of(file, FILE_HEADER_BYTES, containerEnd(file));
    this.frame = firstFrame(file, chunks);
    Optional<Chunk> extended = Chunks.first(chunks, EXTENDED);
    if (extended.isPresent()) {
      int at = extended.get().from();
      if (extended.get().length() < EXTENDED_BYTES) {
        throw new IOException("its chunk \"VP8X\" ends before the size");
      }
      this.width = 1 + Chunk.u24(file, at + 4);
      this.height = 1 + Chunk.u24(file, at + 7);
    } else {
      this.width = frame.width();
      this.height = frame.height();
    }
    requireFrameInside();
  }

  /**
   * Reads the headers.
   *
   * @param file the whole file, which is not copied and must not be changed later
   * @throws EOFException if the file is shorter than the length that it states
   * @throws IOException if it is not a WebP file or is damaged
   */
  public static WebpFile of(byte[] file) throws IOException {
    return new WebpFile(file);
  }

  private static int containerEnd(byte[] file) throws IOException {
    if (file.length < FILE_HEADER_BYTES) {
      throw new EOFException("it has " + file.length + " bytes");
    }
    if (!Chunk.typeAt(file, 0).equals("RIFF") || !Chunk.typeAt(file, 8).equals("WEBP")) {
      throw new IOException("it does not begin with RIFF and WEBP");
    }
    long end = Chunk.HEADER_BYTES + Chunk.u32(file, 4);
    if (end > file.length) {
      throw new EOFException("its container ends at byte " + end);
    }
    return (int) end;
  }

  private static Frame firstFrame(byte[] file, List<Chunk> chunks) throws IOException {
    Optional<Chunk> animated = Chunks.first(chunks, Animation.FRAME);
    return animated.isPresent()
        ? Animation.frame(file, animated.get())
        : Frame.whole(file, Chunks.image(chunks));
  }

  private void requireFrameInside() throws IOException {
    if (Chunks.first(chunks, Animation.FRAME).isEmpty()) {
      frame.at(0, 0, width, height);
    }
    if (frame.left() + frame.width() > width || frame.top() + frame.height() > height) {
      throw new IOException(
          "its first frame, "
              + frame.width()
              + "×"
              + frame.height()
              + " at ("
              + frame.left()
              + ", "
              + frame.top()
              + "), lies outside the canvas of "
              + width
              + "×"
              + height
              + " pixels");
    }
  }

  /** Columns of the canvas. */
  public int width() {
    return width;
  }

  /** Rows of the canvas. */
  public int height() {
    return height;
  }

  /** The EXIF metadata, if the header announces it. */
  public Optional<byte[]> exif() {
    return metadata("EXIF", 1 << 3);
  }

  /** The XMP metadata, if the header announces it. */
  public Optional<byte[]> xmp() {
    return metadata("XMP ", 1 << 2);
  }

  private Optional<byte[]> metadata(String type, int flag) {
    return Chunks.first(chunks, EXTENDED)
        .filter(extended -> (file[extended.from()] & flag) != 0)
        .flatMap(extended -> Chunks.first(chunks, type))
        .map(c -> Arrays.copyOfRange(file, c.from(), c.end()));
  }

  /**
   * Decodes the image, or the first frame of an animation. Alpha is dropped; parts of the canvas
   * that the frame does not cover are black, as in libwebp.
   *
   * @return height × width × 3 samples, rows from the top, red first
   * @throws IOException if the image's bits are damaged or end too early
   */
  public byte[] decode() throws IOException {
    byte[] image = frame.decode(file);
    if (frame.width() == width && frame.height() == height) {
      return image;
    }
    byte[] canvas = new byte[Math.multiplyExact(CHANNELS, Math.multiplyExact(width, height))];
    int run = frame.width() * CHANNELS;
    for (int y = 0; y < frame.height(); y++) {
      int to = ((frame.top() + y) * width + frame.left()) * CHANNELS;
      System.arraycopy(image, y * run, canvas, to, run);
    }
    return canvas;
  }
}

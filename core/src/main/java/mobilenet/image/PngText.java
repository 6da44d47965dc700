package mobilenet.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * The content of a PNG's text chunk, inflated only when needed: only the last text of a name
 * counts, and any of them may be a decompression bomb.
 *
 * @param stored the bytes in the file
 * @param isCompressed whether they are a zlib stream
 */
record PngText(Bytes stored, boolean isCompressed) {
  /** Pillow's limit. */
  private static final int MAX_BYTES = 1 << 20;

  /** The text; empty if it is damaged or too long. */
  Optional<Bytes> read() {
    if (!isCompressed) {
      return Optional.of(stored);
    }
    try (InflaterInputStream in = new InflaterInputStream(stored.toInputStream())) {
      byte[] text = in.readNBytes(MAX_BYTES + 1);
      return text.length > MAX_BYTES
          ? Optional.empty()
          : Optional.of(Bytes.of(text, ByteOrder.BIG_ENDIAN));
    } catch (IOException e) {
      // A damaged text counts as absent; the pixels may still be fine.
      return Optional.empty();
    }
  }
}

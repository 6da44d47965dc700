package mobilenet.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * The content of a PNG's text chunk, not yet inflated: only the last text of a name counts, and
 * each may be a bomb.
 *
 * @param stored the bytes in the file
 * @param isCompressed whether they are a zlib stream
 */
record PngText(Bytes stored, boolean isCompressed) {
  /** Where Pillow stops, too. */
  private static final int MOST_BYTES = 1 << 20;

  /** The text; empty when it is damaged or too long. */
  Optional<Bytes> read() {
    if (!isCompressed) {
      return Optional.of(stored);
    }
    try (InflaterInputStream in = new InflaterInputStream(stored.toInputStream())) {
      byte[] text = in.readNBytes(MOST_BYTES + 1);
      return text.length > MOST_BYTES
          ? Optional.empty()
          : Optional.of(Bytes.of(text, ByteOrder.BIG_ENDIAN));
    } catch (IOException e) {
      // A damaged text is no text; the pixels may be fine all the same.
      return Optional.empty();
    }
  }
}

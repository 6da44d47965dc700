package mobilenet.image;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds EXIF and XMP in a PNG: in an eXIf chunk, or in text chunks with the names that ImageMagick
 * and Adobe use. Of several, the last one counts, as in Pillow.
 */
final class PngMetadata {
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_BYTES = 12;

  private static final String XMP = "XML:com.adobe.xmp";
  private static final String EXIF_AS_TEXT = "exif";
  private static final String EXIF_AS_HEX = "Raw profile type exif";

  /** Before the digits there are a line break, the kind of profile and its length. */
  private static final int HEX_HEADER_LINES = 3;

  private final Bytes file;
  private Optional<PngText> exif = Optional.empty();
  private Optional<PngText> exifAsHex = Optional.empty();
  private Optional<PngText> xmp = Optional.empty();

  private PngMetadata(Bytes file) {
    this.file = file;
  }

  static ImageMetadata of(byte[] file) {
    PngMetadata reading = new PngMetadata(Bytes.of(file, ByteOrder.BIG_ENDIAN));
    reading.readChunks();
    return new ImageMetadata(reading.record(), reading.xmp.flatMap(PngText::read));
  }

  private Optional<Bytes> record() {
    return exif.flatMap(PngText::read)
        .or(() -> exifAsHex.flatMap(PngText::read).map(PngMetadata::fromHex));
  }

  private void readChunks() {
    long at = SIGNATURE_BYTES;
    while (file.has(at, SIGNATURE_BYTES) && !file.hasAt(at + 4, "IEND")) {
      long length = file.u32(at);
      Bytes body = file.slice(at + SIGNATURE_BYTES, length);
      if (file.hasAt(at + 4, "eXIf")) {
        exif = Optional.of(new PngText(body, false));
      } else if (file.hasAt(at + 4, "tEXt")) {
        int name = end(body, 0);
        text(body, name, new PngText(rest(body, name), false));
      } else if (file.hasAt(at + 4, "zTXt")) {
        int name = end(body, 0);
        // The byte between them tells how it is compressed; there is only one way.
        text(body, name, new PngText(rest(body, name + 1), true));
      } else if (file.hasAt(at + 4, "iTXt")) {
        international(body);
      }
      at += CHUNK_BYTES + length;
    }
  }

  /** The chunk has a name, whether and how it is compressed, language, translated name and text. */
  private void international(Bytes body) {
    int name = end(body, 0);
    int language = end(body, name + 3);
    int translation = end(body, language + 1);
    boolean isCompressed = body.has(name + 1L, 1) && body.u8(name + 1L) != 0;
    text(body, name, new PngText(rest(body, translation), isCompressed));
  }

  private void text(Bytes body, int nameEnd, PngText text) {
    Bytes name = body.slice(0, nameEnd);
    if (name.equalsLatin1(XMP)) {
      xmp = Optional.of(text);
    } else if (name.equalsLatin1(EXIF_AS_TEXT)) {
      exif = Optional.of(text);
    } else if (name.equalsLatin1(EXIF_AS_HEX)) {
      exifAsHex = Optional.of(text);
    }
  }

  /** Index of the next 0, or the end. */
  private static int end(Bytes body, int from) {
    int at = Math.min(from, body.length());
    while (at < body.length() && body.u8(at) != 0) {
      at++;
    }
    return at;
  }

  /** What follows a 0. */
  private static Bytes rest(Bytes body, int end) {
    return body.slice(end + 1L, body.length());
  }

  private static Bytes fromHex(Bytes text) {
    String[] lines = text.latin1().split("\n", HEX_HEADER_LINES + 1);
    String digits = lines.length > HEX_HEADER_LINES ? lines[HEX_HEADER_LINES] : "";
    byte[] content;
    try {
      content = HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      // Not EXIF, and so no TIFF structure either.
      content = digits.getBytes(StandardCharsets.ISO_8859_1);
    }
    return Bytes.of(content, ByteOrder.BIG_ENDIAN);
  }
}

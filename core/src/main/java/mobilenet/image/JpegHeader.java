package mobilenet.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What the segments before a JPEG's pixels say.
 *
 * @param size rows and columns of the frame
 * @param components identifiers of the colour components, 1 to 4 of them in practice
 * @param jfif whether a JFIF segment is there
 * @param adobeTransform the colour transform of an Adobe segment
 * @param exif the record of all Exif segments, one after another
 * @param xmp the packet of the last XMP segment
 */
record JpegHeader(
    ImageSize size,
    List<Integer> components,
    boolean jfif,
    OptionalInt adobeTransform,
    Optional<Bytes> exif,
    Optional<Bytes> xmp) {

  private static final int SOF0 = 0xC0;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;
  private static final int SOF15 = 0xCF;
  private static final int RST0 = 0xD0;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int TEM = 0x01;
  private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

  /**
   * Reads the segments up to the first scan.
   *
   * @throws IndexOutOfBoundsException when the file ends before the frame's header
   */
  static JpegHeader of(byte[] file) {
    Bytes bytes = Bytes.of(file, ByteOrder.BIG_ENDIAN);
    Reading reading = new Reading();
    int at = 2;
    while (true) {
      while (bytes.u8(at) != 0xFF || bytes.u8(at + 1) == 0xFF || bytes.u8(at + 1) == 0) {
        at++;
      }
      int marker = bytes.u8(at + 1);
      at += 2;
      if (marker == SOS || marker == EOI) {
        return reading.result(at);
      }
      if (marker != TEM && !(marker >= RST0 && marker < EOI)) {
        int length = Math.max(bytes.u16(at), 2);
        reading.segment(marker, bytes.slice(at + 2L, length - 2L));
        at += length;
      }
    }
  }

  /** The colour space of the stored components, by libjpeg's rules. */
  JpegColours colours() {
    return switch (components.size()) {
      case 1 -> JpegColours.GREY;
      case 3 -> threeComponents();
      case 4 ->
          adobeTransform.isEmpty() || adobeTransform.getAsInt() == 0
              ? JpegColours.CMYK
              : JpegColours.YCCK;
      default ->
          throw new IllegalArgumentException(
              components.size() + " colour components; expected 1, 3 or 4");
    };
  }

  private JpegColours threeComponents() {
    if (jfif) {
      return JpegColours.YCC;
    }
    if (adobeTransform.isPresent()) {
      return adobeTransform.getAsInt() == 0 ? JpegColours.RGB : JpegColours.YCC;
    }
    boolean named = components.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
    return named ? JpegColours.RGB : JpegColours.YCC;
  }

  private static final class Reading {
    private Optional<ImageSize> size = Optional.empty();
    private List<Integer> components = List.of();
    private boolean jfif;
    private OptionalInt adobeTransform = OptionalInt.empty();
    private boolean hasExif;
    private final ByteArrayOutputStream exif = new ByteArrayOutputStream();
    private Optional<Bytes> xmp = Optional.empty();

    void segment(int marker, Bytes body) {
      if (marker == APP0 && body.startsWith("JFIF\0")) {
        jfif = true;
      } else if (marker == APP14 && body.startsWith("Adobe") && body.has(11, 1)) {
        adobeTransform = OptionalInt.of(body.u8(11));
      } else if (marker == APP1 && body.startsWith(ImageMetadata.EXIF_PREFIX)) {
        hasExif = true;
        body.slice(ImageMetadata.EXIF_PREFIX.length(), body.length()).writeTo(exif);
      } else if (marker == APP1 && body.startsWith(XMP)) {
        xmp = Optional.of(body.slice(XMP.length(), body.length()));
      } else if (marker >= SOF0
          && marker <= SOF15
          && marker != DHT
          && marker != JPG
          && marker != DAC) {
        size = Optional.of(new ImageSize(body.u16(3), body.u16(1)));
        components = IntStream.range(0, body.u8(5)).mapToObj(i -> body.u8(6 + 3L * i)).toList();
      }
    }

    JpegHeader result(int at) {
      ImageSize frame =
          size.orElseThrow(() -> new IndexOutOfBoundsException("no frame before byte " + at));
      Optional<Bytes> record =
          hasExif
              ? Optional.of(Bytes.of(exif.toByteArray(), ByteOrder.BIG_ENDIAN))
              : Optional.empty();
      return new JpegHeader(frame, components, jfif, adobeTransform, record, xmp);
    }
  }
}

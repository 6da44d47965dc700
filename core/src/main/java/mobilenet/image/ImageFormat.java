package mobilenet.image;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The formats that can be read. They are recognised by the first bytes of a file, not by its name.
 */
enum ImageFormat {
  PNG("PNG", "png"),
  JPEG("JPEG", "jpeg"),
  GIF("GIF", "gif"),
  BMP("BMP", "bmp"),
  WEBP("WebP", "webp");

  private final String label;
  private final String imageIoName;

  ImageFormat(String label, String imageIoName) {
    this.label = label;
    this.imageIoName = imageIoName;
  }

  String label() {
    return label;
  }

  /** What {@code javax.imageio} calls it. */
  String imageIoName() {
    return imageIoName;
  }

  static Optional<ImageFormat> of(byte[] file) {
    Bytes bytes = Bytes.of(file, ByteOrder.BIG_ENDIAN);
    return Arrays.stream(values()).filter(f -> f.begins(bytes)).findFirst();
  }

  private boolean begins(Bytes file) {
    return switch (this) {
      case PNG -> file.startsWith("\u0089PNG\r\n\u001a\n");
      case JPEG -> file.startsWith("\u00ff\u00d8\u00ff");
      case GIF -> file.startsWith("GIF87a") || file.startsWith("GIF89a");
      case BMP -> file.startsWith("BM");
      case WEBP -> file.startsWith("RIFF") && file.hasAt(8, "WEBP");
    };
  }
}

package mobilenet.image.webp;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The test resources of this package. */
final class WebpImages {
  private WebpImages() {}

  /** An image and what libwebp makes of it. */
  record Expected(String file, int width, int height, String crc32) {
    @Override
    public String toString() {
      return file;
    }
  }

  static List<Expected> all() throws IOException {
    return Files.readAllLines(resource("expected.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", 4))
        .map(c -> new Expected(c[0], Integer.parseInt(c[1]), Integer.parseInt(c[2]), c[3]))
        .toList();
  }

  static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(resource(file));
  }

  private static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(WebpImages.class.getResource("/webp/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

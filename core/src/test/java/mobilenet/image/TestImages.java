package mobilenet.image;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The test resources of this package. */
final class TestImages {
  private TestImages() {}

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(TestImages.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path image(String name) {
    return resource("/images/" + name);
  }

  static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(image(name));
  }

  /** The samples that Pillow reads from an image. */
  static RgbImage expected(String name) throws IOException {
    return new ImageDecoder().decode(image("expected/" + name + ".png"));
  }

  /** Names of all images but the expected ones. */
  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(image(""))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.matches(".*\\.(png|jpg|bmp|gif|webp)"))
          .sorted()
          .toList();
    }
  }

  /** Samples without any pattern; resize.csv was made from the same. */
  static RgbImage noise(int width, int height) {
    byte[] samples = new byte[width * height * 3];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (((i * 2654435761L) & 0xFFFFFFFFL) >> 24);
    }
    return RgbImage.of(width, height, samples);
  }
}

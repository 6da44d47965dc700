package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  @ParameterizedTest
  @MethodSource("mobilenet.image.TestImages#names")
  void equalsPillow(String name) throws IOException {
    assertThat(new ImageDecoder().decode(TestImages.image(name)))
        .isEqualTo(TestImages.expected(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void orientationCanBeIgnored(String extension) throws IOException {
    ImageDecoder asStored = new ImageDecoder(Orientation.IGNORE);
    RgbImage upright = asStored.decode(TestImages.image("orientation1." + extension));
    for (int code = 1; code <= 8; code++) {
      String name = "orientation" + code + "." + extension;
      assertThat(asStored.decode(TestImages.image(name))).isEqualTo(upright);
      // Codes 5 to 8 exchange width and height.
      assertThat(new ImageDecoder().decode(TestImages.image(name)).width())
          .isEqualTo(code < 5 ? upright.width() : upright.height());
    }
  }

  @Test
  void theNameOfAFileDoesNotMatter() throws IOException {
    assertThat(new ImageDecoder().decode(TestImages.bytes("rgb.png"), "photo.jpeg"))
        .isEqualTo(TestImages.expected("rgb.png"));
  }

  @Test
  void oneDecoderServesManyThreads() throws Exception {
    ImageDecoder decoder = new ImageDecoder();
    List<String> names = TestImages.names();
    List<RgbImage> alone = new ArrayList<>();
    for (String name : names) {
      alone.add(decoder.decode(TestImages.image(name)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<RgbImage>> together = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        for (String name : names) {
          together.add(threads.submit(() -> decoder.decode(TestImages.image(name))));
        }
      }
      for (int i = 0; i < together.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i % alone.size()));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

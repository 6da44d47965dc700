package mobilenet.data.shard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import mobilenet.data.ImageDataset;

/** Small images that tell their number by their red samples. */
final class TestImages {
  private TestImages() {}

  static byte[] png(int number) throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 3; x++) {
      for (int y = 0; y < 2; y++) {
        image.setRGB(x, y, number << 16);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  static int number(ImageDataset dataset, int index) {
    try {
      return dataset.get(index).load().sample(0, 0, 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Label and number of each image. */
  static List<String> contents(ImageDataset dataset) {
    return IntStream.range(0, dataset.size())
        .mapToObj(i -> dataset.get(i).label() + ":" + number(dataset, i))
        .toList();
  }
}

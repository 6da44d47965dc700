package mobilenet.train.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFilesTest {
  @TempDir Path dir;

  /** Writes an image of two colours. */
  static final class Write {
    private Write() {}

    public static void main(String[] args) throws Exception {
      BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, 0x123456);
      image.setRGB(1, 0, 0xfedcba);
      PngFiles.write(Path.of(args[0]), image);
    }
  }

  @Test
  void needsNoTemporaryFolder() throws Exception {
    Path png = dir.resolve("a.png");
    ChildJvm child =
        ChildJvm.start(
            dir.resolve("out"),
            List.of("-Djava.io.tmpdir=" + dir.resolve("missing")),
            Write.class,
            List.of(png.toString()));
    assertThat(child.waitFor()).as("%s", child.output()).isZero();
    BufferedImage read = ImageIO.read(png.toFile());
    assertThat(read.getRGB(0, 0) & 0xffffff).isEqualTo(0x123456);
    assertThat(read.getRGB(1, 0) & 0xffffff).isEqualTo(0xfedcba);
  }
}

package mobilenet.train.output;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import mobilenet.file.AtomicFiles;

/** Writes images. */
public final class PngFiles {
  private PngFiles() {}

  /**
   * Writes or replaces a PNG file.
   *
   * @throws IOException if it cannot be written; the old file is then untouched
   */
  public static void write(Path file, BufferedImage image) throws IOException {
    AtomicFiles.write(file, out -> encode(image, out));
  }

  /**
   * Through memory: ImageIO's own streams need a temporary folder, and a shutdown hook, which
   * cannot be had while the process is being ended.
   */
  private static void encode(BufferedImage image, OutputStream out) throws IOException {
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", stream)) {
        throw new IOException("this Java has no writer of PNG images");
      }
    }
  }
}

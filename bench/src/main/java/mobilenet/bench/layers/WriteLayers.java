package mobilenet.bench.layers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mobilenet.file.AtomicFiles;

/** Writes the file of layers anew, after the catalogue has changed. */
public final class WriteLayers {
  private WriteLayers() {}

  /**
   * Writes it.
   *
   * @param args the file, {@code bench/src/main/resources/layers.csv}
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected the file to write, given " + args.length);
    }
    byte[] content = LayerFile.derived().getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(Path.of(args[0]), out -> out.write(content));
  }
}

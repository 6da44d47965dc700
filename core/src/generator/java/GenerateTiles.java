import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the register tiles and other loops of {@code mobilenet.runtime.vector}. Compiled and run
 * by the build, with the folder of sources to write to.
 */
final class GenerateTiles {
  private GenerateTiles() {}

  /** Writes all classes into the folder of sources that is named. */
  public static void main(String[] arguments) throws IOException {
    Sources sources = new Sources(Path.of(arguments[0]));
    TileSources.write(sources);
    DepthwiseSources.write(sources);
    DepthwisePairSources.write(sources);
    SinglePixelSource.write(sources);
    ActivationSource.write(sources);
    sources.deleteOthers();
  }
}

package mobilenet.bench.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of the README by the names of their files. */
public final class FigureFiles {
  private FigureFiles() {}

  /**
   * Draws all of them.
   *
   * @param home root of the repository, with the samples and the bundled checkpoint
   * @throws IOException if one of these cannot be read
   */
  public static Map<String, Svg> draw(Path home, Comparisons comparisons) throws IOException {
    Map<String, Svg> figures = new LinkedHashMap<>();
    Path checkpoint = home.resolve("checkpoints/fashion_mnist.mobilenetv4_conv_small_070");
    figures.put(
        "samples.svg", SampleStrip.draw(SampleStrip.classify(checkpoint, home.resolve("samples"))));
    figures.put("speed.svg", SpeedChart.draw(comparisons));
    figures.put("universal-inverted-bottleneck.svg", BottleneckDiagram.draw());
    return figures;
  }
}

package mobilenet.bench.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mobilenet.Classifier;
import mobilenet.Prediction;
import mobilenet.bench.figures.Svg.Anchor;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;

/** The sample images side by side, each above the class that the bundled network gives it. */
final class SampleStrip {
  private static final int MARGIN = 10;
  private static final int SIDE = 72;
  private static final int HEIGHT = 134;
  private static final double PERCENT = 100;

  private SampleStrip() {}

  /** An image and what the network says it is. */
  record Sample(Path png, Prediction prediction) {}

  /**
   * Classifies every PNG file of a folder, in the order of their names. Plain loops, so that the
   * result does not depend on the machine.
   *
   * @throws IOException if the checkpoint or an image cannot be read
   */
  static List<Sample> classify(Path checkpoint, Path folder) throws IOException {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    List<Sample> samples = new ArrayList<>();
    try (Classifier classifier = Classifier.load(checkpoint, options);
        Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".png")).sorted().toList()) {
        samples.add(new Sample(file, classifier.classify(file, 1).get(0)));
      }
    }
    return samples;
  }

  /**
   * Draws them.
   *
   * @throws IOException if an image cannot be read
   */
  static Svg draw(List<Sample> samples) throws IOException {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("expected at least one sample image, given none");
    }
    Svg svg = new Svg(HEIGHT, "Sample images, and the class that the network gives each of them");
    double column = (double) (Svg.WIDTH - 2 * MARGIN) / samples.size();
    for (int i = 0; i < samples.size(); i++) {
      double middle = MARGIN + column * (i + 0.5);
      Prediction prediction = samples.get(i).prediction;
      svg.image(middle - SIDE / 2.0, 14, SIDE, Files.readAllBytes(samples.get(i).png));
      svg.text(Style.TEXT, Anchor.MIDDLE, middle, 105, prediction.label());
      svg.text(
          Style.NOTE,
          Anchor.MIDDLE,
          middle,
          122,
          String.format(Locale.ROOT, "%.1f %%", PERCENT * prediction.probability()));
    }
    return svg;
  }
}

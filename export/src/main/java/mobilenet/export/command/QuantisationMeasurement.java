package mobilenet.export.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.Progress;
import mobilenet.data.LabelledImage;
import mobilenet.evaluation.LabelMapping;
import mobilenet.export.check.ExportedFile;
import mobilenet.export.command.QuantisationReport.Latency;
import mobilenet.image.Preprocessing;
import mobilenet.measure.Rounds;
import mobilenet.measure.Times;

/**
 * What {@code quantize --report} measures, opened before anything is computed.
 *
 * @param images to classify
 * @param mapping which outputs stand for their classes
 * @param preprocessing of the checkpoint
 * @param seconds for the latency of each file; 0 leaves it out
 */
record QuantisationMeasurement(
    List<LabelledImage> images, LabelMapping mapping, Preprocessing preprocessing, double seconds) {
  /** Copies. */
  QuantisationMeasurement {
    images = List.copyOf(images);
  }

  /**
   * Adds what is measured.
   *
   * @param report of the file that was written
   * @param floats loads the file of floats
   * @param quantised loads the one that was written
   * @throws IOException if there is no runtime for them here
   * @throws mobilenet.export.check.FailedCheckException if it refuses one
   */
  QuantisationReport of(
      QuantisationReport report, Supplier<ExportedFile> floats, Supplier<ExportedFile> quantised)
      throws IOException, InterruptedException {
    try (ExportedFile before = floats.get();
        ExportedFile after = quantised.get()) {
      return report.withMeasured(accuracy(before, after), latency(before, after));
    } catch (LinkageError e) {
      throw new IOException(
          report.output()
              + " is written and checked, but --report runs the files, and what runs them cannot be"
              + " loaded here ("
              + e.getMessage()
              + "); leave it out",
          e);
    }
  }

  private FileAccuracy accuracy(ExportedFile before, ExportedFile after) throws IOException {
    try (ProgressBar bar = Progress.bar("evaluate", images.size())) {
      return FileAccuracy.measure(
          before, after, new TestImages(images, mapping, preprocessing, bar::step));
    }
  }

  private Optional<Latency> latency(ExportedFile before, ExportedFile after)
      throws InterruptedException {
    if (seconds == 0) {
      return Optional.empty();
    }
    float[] image = new float[preprocessing.length()];
    List<Times> times =
        Rounds.measure(List.of(before.repeatedly(image), after.repeatedly(image)), seconds);
    return Optional.of(new Latency(times.get(0).medianMs(), times.get(1).medianMs()));
  }
}

package mobilenet.export.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.evaluation.Evaluation.Failure;

/**
 * Classes that files find in their own runtimes, beside those of this project's.
 *
 * @param model name of the network
 * @param images how many were compared; failed ones are not among them
 * @param top1 part of them whose class this runtime finds
 * @param files the others
 * @param failed images that could not be read
 */
record FileComparison(
    String model, int images, double top1, List<Entry> files, List<Failure> failed) {
  private static final double PERCENT = 100;

  /**
   * A file.
   *
   * @param file its path
   * @param runtime name and version
   * @param top1 part of the images whose class it finds
   * @param same images of which it says what this runtime says, right or wrong
   */
  record Entry(String file, String runtime, double top1, int same) {}

  /** Copies. */
  FileComparison {
    files = List.copyOf(files);
    failed = List.copyOf(failed);
  }

  void printJson(PrintWriter out) {
    JsonOutput.print(out, this);
  }

  void print(PrintWriter out) {
    if (images == 0) {
      out.printf(
          Locale.ROOT,
          "none of %,d images could be read, so there is no accuracy%n",
          failed.size());
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s in this runtime: top-1 %.2f %% of %,d images%s%n",
        Printable.line(model),
        top1 * PERCENT,
        images,
        failed.isEmpty() ? "" : ", " + failed.size() + " could not be read");
    for (Entry entry : files) {
      out.printf(
          Locale.ROOT,
          "%s in %s: top-1 %.2f %%, the same class for %,d of them%n",
          Printable.line(entry.file),
          entry.runtime,
          entry.top1 * PERCENT,
          entry.same);
    }
  }
}

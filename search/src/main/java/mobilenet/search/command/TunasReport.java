package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.architecture.Architecture;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.cli.TextTable;
import mobilenet.document.ArchitectureDocument;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.tunas.TunasResult;

/**
 * What has come of a search by TuNAS; what {@code --json} prints.
 *
 * @param space its name
 * @param reward label of the reward
 * @param targetMacs multiply-accumulates aimed at, if any were
 * @param targetMs milliseconds aimed at, if any were
 * @param seed of everything random
 * @param imageMacs multiply-accumulates of all images of all stages, a training image three times
 * @param stages one, or several that follow each other
 * @param best what the last stage settled on
 */
record TunasReport(
    String space,
    String reward,
    Optional<Double> targetMacs,
    Optional<Double> targetMs,
    long seed,
    double imageMacs,
    List<Stage> stages,
    Entry best) {
  private static final double PERCENT = 100;

  /**
   * A stage.
   *
   * @param name of it
   * @param steps of it
   * @param imageMacs as of the whole search
   * @param best what it settled on
   * @param top those that its controller draws most often in the end
   */
  record Stage(String name, long steps, double imageMacs, Entry best, List<Entry> top) {

    static Stage of(String name, long steps, SearchSpace space, TunasResult result) {
      return new Stage(
          name,
          steps,
          result.imageMacs(),
          Entry.of(space, result.best()),
          result.top().stream().map(found -> Entry.of(space, found)).toList());
    }
  }

  /**
   * A network.
   *
   * @param network its name
   * @param hash of its architecture
   * @param genotype its place in the stage's space
   * @param macs multiply-accumulates of an image
   * @param params learnt parameters
   * @param latencyMs milliseconds of an image, where a table says it
   * @param costOverTarget where there is a target
   * @param share of 1,000 draws in the end that give this network
   * @param top1 by the shared weights, on images that no reward was of, 0 to 1
   */
  record Entry(
      String network,
      String hash,
      String genotype,
      long macs,
      long params,
      Optional<Double> latencyMs,
      Optional<Double> costOverTarget,
      double share,
      double top1) {

    static Entry of(SearchSpace space, TunasResult.Found found) {
      Architecture architecture = space.architecture(found.network());
      return new Entry(
          architecture.name(),
          ArchitectureDocument.hash(architecture),
          found.network().toString(),
          found.costs().macs(),
          found.costs().params(),
          optional(found.costs().latencyMs()),
          optional(found.ratio()),
          found.share(),
          found.top1());
    }
  }

  private static Optional<Double> optional(OptionalDouble value) {
    return value.stream().boxed().findFirst();
  }

  /** Writes or replaces a file. */
  void write(Path file) throws IOException {
    StringWriter text = new StringWriter();
    JsonOutput.print(new PrintWriter(text), this);
    SearchFolder.write(file, text.toString());
  }

  /** For people. */
  void print(PrintWriter out, TunasFolder folder) {
    for (Stage stage : stages) {
      out.println(
          Printable.line(
              String.format(
                  Locale.ROOT,
                  "%s, %,d steps, %.3g MACs of all images; drawn most often in the end:",
                  stage.name,
                  stage.steps,
                  stage.imageMacs)));
      table(stage.top).print(out);
      out.println();
    }
    out.println(
        Printable.line(
            String.format(
                Locale.ROOT,
                "found: %s, %.2f %% by shared weights, %,d MACs%s%s",
                best.network,
                PERCENT * best.top1,
                best.macs,
                best.latencyMs.map(ms -> String.format(Locale.ROOT, ", %.4f ms", ms)).orElse(""),
                best.costOverTarget
                    .map(ratio -> String.format(Locale.ROOT, ", %.3f of the target", ratio))
                    .orElse(""))));
    out.println(Printable.line("written: " + folder.best() + ", " + folder.result()));
  }

  private static TextTable table(List<Entry> entries) {
    TextTable table =
        new TextTable("network", "genotype", "share of draws", "top-1", "MACs", "of the target");
    for (Entry entry : entries) {
      table.row(
          entry.network,
          entry.genotype,
          String.format(Locale.ROOT, "%.3f", entry.share),
          String.format(Locale.ROOT, "%.2f %%", PERCENT * entry.top1),
          entry.macs,
          entry.costOverTarget.map(r -> String.format(Locale.ROOT, "%.3f", r)).orElse("-"));
    }
    return table;
  }
}

package mobilenet.train.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;

/**
 * Runs of several networks with several seeds, by one recipe.
 *
 * @param runs in any order
 */
public record Comparison(List<ComparedRun> runs) {
  private static final String HEADER = "network,params,macs,latency_ms,seed,top1";

  /** Copies. */
  public Comparison {
    runs = List.copyOf(runs);
  }

  /** One entry a network, in the order of the first run of each. */
  public List<Summary> summaries() {
    return runs.stream()
        .map(ComparedRun::network)
        .distinct()
        .map(name -> Summary.of(runs.stream().filter(r -> r.network().equals(name)).toList()))
        .toList();
  }

  /** Writes or replaces a CSV file, one row a run. */
  public void write(Path file) throws IOException {
    String text =
        runs.stream().map(Comparison::row).collect(Collectors.joining("", HEADER + "\n", ""));
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String row(ComparedRun run) {
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%.3f,%d,%.4f\n",
        run.network(),
        run.params(),
        run.macs(),
        run.latencyMs(),
        run.seed(),
        run.top1());
  }

  /**
   * All seeds of a network together.
   *
   * @param seeds how many
   * @param meanTop1 over the seeds
   * @param deviation of a seed's top-1 from the mean (n − 1 in the denominator); 0 of one seed
   */
  public record Summary(
      String network,
      long params,
      long macs,
      double latencyMs,
      int seeds,
      double meanTop1,
      double deviation) {

    private static Summary of(List<ComparedRun> runs) {
      ComparedRun first = runs.get(0);
      double mean = runs.stream().mapToDouble(ComparedRun::top1).average().orElseThrow();
      double squares = runs.stream().mapToDouble(r -> Math.pow(r.top1() - mean, 2)).sum();
      return new Summary(
          first.network(),
          first.params(),
          first.macs(),
          first.latencyMs(),
          runs.size(),
          mean,
          runs.size() < 2 ? 0 : Math.sqrt(squares / (runs.size() - 1)));
    }
  }
}

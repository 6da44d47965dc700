package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mobilenet.search.supernet.CsvRow;

/**
 * What the networks that searches have found reach alone, by the {@code comparison.csv} of {@code
 * mobilenet compare}.
 *
 * @param rows one for each training, by the network's name
 */
record AloneAccuracies(Map<String, List<CsvRow>> rows) {
  AloneAccuracies {
    rows = Map.copyOf(rows);
  }

  static AloneAccuracies read(Path comparison) throws IOException {
    Map<String, List<CsvRow>> rows = new HashMap<>();
    for (CsvRow row : CsvRow.read(comparison, List.of("network", "seed", "top1"))) {
      rows.computeIfAbsent(row.text("network"), name -> new ArrayList<>()).add(row);
    }
    return new AloneAccuracies(rows);
  }

  /**
   * The trainings of what a search has found.
   *
   * @throws IllegalArgumentException if there is none
   */
  List<CsvRow> of(StagedSearch search) {
    List<CsvRow> runs = rows.get(search.network());
    if (runs == null) {
      throw new IllegalArgumentException(
          "the network "
              + search.network()
              + " of the "
              + search.method()
              + " search of seed "
              + search.seed()
              + " is not among those that were trained alone; compare it, too");
    }
    return runs;
  }

  /** Mean accuracies over the trainings of what each search has found, 0 to 1. */
  double[] means(List<StagedSearch> searches) throws IOException {
    double[] means = new double[searches.size()];
    for (int i = 0; i < means.length; i++) {
      List<CsvRow> runs = of(searches.get(i));
      for (CsvRow run : runs) {
        means[i] += run.number("top1") / runs.size();
      }
    }
    return means;
  }
}

package mobilenet.search.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.LedgerView.Row;

/** Looks results up in a ledger of networks that were all trained before. */
public final class LedgerEvaluator implements Evaluator {
  private final String name;
  private final Map<String, Map<Long, Evaluation>> table = new HashMap<>();

  /**
   * A table.
   *
   * @param name of the ledger
   * @param rows of one recipe; those without a result count as absent
   * @throws IllegalArgumentException if the rows are of several recipes
   */
  public LedgerEvaluator(String name, List<Row> rows) {
    this.name = name;
    List<String> recipes = rows.stream().map(row -> row.trial().key().recipe()).distinct().toList();
    if (recipes.size() > 1) {
      throw new IllegalArgumentException(
          "a table is of one recipe, and " + name + " has " + String.join(", ", recipes));
    }
    for (Row row : rows) {
      row.result()
          .ifPresent(
              result ->
                  table
                      .computeIfAbsent(row.trial().key().hash(), hash -> new TreeMap<>())
                      .put(row.trial().key().seed(), result.evaluation()));
    }
  }

  @Override
  public String name() {
    return "table " + name;
  }

  /** The result of that seed; a network or seed that the table lacks is a failure. */
  @Override
  public Evaluation evaluate(Candidate candidate, long seed) {
    Evaluation found = table.getOrDefault(candidate.hash(), Map.of()).get(seed);
    return found != null
        ? found
        : new Evaluation.Failed(
            "the table " + name + " has no " + candidate.hash() + " of seed " + seed);
  }
}

package mobilenet.search.run;

import java.io.IOException;
import java.nio.file.Path;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.Ledger;

/** A process that searches, for tests that kill it. */
final class SearchChild {
  private SearchChild() {}

  /** Takes the ledger, the number of trials, and milliseconds of each. */
  public static void main(String[] args) throws IOException, InterruptedException {
    SearchPlan plan = SearchSettings.plan(Integer.parseInt(args[1]));
    long millis = Long.parseLong(args[2]);
    Evaluator slow =
        new Evaluator() {
          @Override
          public String name() {
            return SearchSettings.EVALUATOR.name();
          }

          @Override
          public Evaluation evaluate(Candidate candidate, long seed) throws InterruptedException {
            Thread.sleep(millis);
            return SearchSettings.EVALUATOR.evaluate(candidate, seed);
          }
        };
    try (Ledger ledger =
        Ledger.open(
            Path.of(args[0]),
            plan.heading(SearchSettings.engine(), slow),
            message -> System.err.println(message))) {
      System.out.println("started");
      new SearchRun(plan, SearchSettings.engine(), slow, ledger, SearchListener.NONE).run();
    }
  }
}

package mobilenet.search.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.Ledger;

/** A process that searches, for tests that kill it. */
final class SearchChild {
  private SearchChild() {}

  static List<Long> seeds(int count) {
    return LongStream.range(0, count).boxed().toList();
  }

  /** Takes the ledger, the number of networks, of seeds for each, and milliseconds of a trial. */
  public static void main(String[] args) throws IOException, InterruptedException {
    SearchPlan plan =
        SearchSettings.plan(Integer.parseInt(args[1]), seeds(Integer.parseInt(args[2])));
    long millis = Long.parseLong(args[3]);
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

package mobilenet.search.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import mobilenet.search.engine.Engine;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.LedgerEvent;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Trial;
import mobilenet.search.reward.Costs;

/**
 * One worker of a search: takes the next trial of the ledger, or has the engine propose one,
 * evaluates it and writes the result, until there are as many as planned. Several processes may do
 * so on one ledger. A trial that fails is a row with its reason, and the search goes on.
 */
public final class SearchRun {
  private static final double NANOS = 1e9;

  private final SearchPlan plan;
  private final Evaluator evaluator;
  private final Ledger ledger;
  private final SearchListener listener;
  private final LedgerReplay engine;

  /**
   * A worker.
   *
   * @param engine to which nothing was said yet
   * @param ledger opened with {@link SearchPlan#heading}
   */
  public SearchRun(
      SearchPlan plan, Engine engine, Evaluator evaluator, Ledger ledger, SearchListener listener) {
    this.plan = plan;
    this.evaluator = evaluator;
    this.ledger = ledger;
    this.listener = listener;
    this.engine = new LedgerReplay(engine, plan.objective());
  }

  /**
   * Works until no trial is left to take. Another process may still be at its last one.
   *
   * @throws IOException if the ledger, images or other files cannot be read or written; the trial
   *     at hand is given back
   * @throws InterruptedException if the thread is interrupted; the trial at hand is given back
   */
  public void run() throws IOException, InterruptedException {
    for (Optional<Row> row = ledger.claim(this::ask);
        row.isPresent();
        row = ledger.claim(this::ask)) {
      work(row.get());
    }
  }

  private Optional<Trial> ask(List<LedgerEvent> events) {
    engine.catchUp(events);
    return engine.trials() < plan.trials()
        ? engine.ask().map(network -> plan.trial(network, evaluator))
        : Optional.empty();
  }

  private void work(Row row) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Evaluation evaluation;
    try {
      evaluation = evaluate(row.trial());
    } catch (UncheckedIOException e) {
      ledger.release(row.number());
      throw e.getCause();
    } catch (InterruptedException e) {
      ledger.release(row.number());
      throw e;
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    Result result = new Result(evaluation, seconds, plan.environment());
    ledger.finish(row.number(), result);
    if (listener != SearchListener.NONE) {
      Row finished = new Row(row.number(), row.trial(), Optional.empty(), Optional.of(result));
      listener.finished(finished, Progress.of(ledger.view(), plan));
    }
  }

  private Evaluation evaluate(Trial trial) throws InterruptedException {
    try {
      Candidate candidate = Candidate.of(plan.space(), trial.genotype());
      Evaluation evaluation = evaluator.evaluate(candidate, trial.key().seed());
      return evaluation instanceof Measured measured && lacksCost(trial, measured)
          ? new Failed("the reward needs a latency, and " + evaluator.name() + " gave none")
          : evaluation;
    } catch (UncheckedIOException e) {
      // The next network would fare no better.
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      // The next network may be a smaller one.
      return new Failed(e.toString());
    }
  }

  private boolean lacksCost(Trial trial, Measured measured) {
    return plan.objective().hasTarget()
        && new Costs(trial.params(), trial.macs(), measured.latencyMs())
            .get(plan.objective().measure())
            .isEmpty();
  }
}

package mobilenet.search.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import mobilenet.search.ledger.Worker;
import mobilenet.search.reward.Costs;

/**
 * One worker of a search: takes the next trial of the ledger, or has the engine propose a network,
 * evaluates it and writes the result, until there are as many networks as planned, with all seeds
 * each. Several processes may do so on one ledger. A trial that fails is a row with its reason, and
 * the search goes on, unless the evaluator throws time after time.
 */
public final class SearchRun {
  private static final double NANOS = 1e9;

  /** As many networks that are too large may follow each other, but hardly more. */
  private static final int MOST_THROWN = 5;

  private final SearchPlan plan;
  private final Evaluator evaluator;
  private final Ledger ledger;
  private final SearchListener listener;
  private final LedgerReplay engine;

  /** Trials in a row on which the evaluator threw. */
  private int thrown;

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
    this.engine = new LedgerReplay(engine, plan);
  }

  /**
   * Works until no trial is left to take. Another process may still be at its last one.
   *
   * @throws IOException if the ledger, images or other files cannot be read or written, or a
   *     trial's genotype is not its network in this space; the trial at hand is given back
   * @throws InterruptedException if the thread is interrupted; the trial at hand is given back,
   *     unless its evaluation was complete, which is written
   * @throws IllegalStateException if the evaluator threw on {@value #MOST_THROWN} trials of this
   *     process in a row
   */
  public void run() throws IOException, InterruptedException {
    requireNotInterrupted();
    for (Optional<Row> row = ledger.claim(this::ask);
        row.isPresent();
        row = ledger.claim(this::ask)) {
      work(row.get());
      requireNotInterrupted();
    }
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the search was interrupted");
    }
  }

  private Optional<Trial> ask(List<LedgerEvent> events) {
    engine.catchUp(events);
    return engine.next().map(next -> plan.trial(next.network(), evaluator, next.seed()));
  }

  private void work(Row row) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Evaluation evaluation;
    try {
      Candidate candidate = candidate(row);
      requireNotInterrupted();
      evaluation = evaluate(row, candidate);
      if (!(evaluation instanceof Measured)) {
        // It may have failed because it was interrupted.
        requireNotInterrupted();
      }
    } catch (IOException | InterruptedException e) {
      ledger.release(row.number());
      throw e;
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    Result result = new Result(evaluation, seconds, plan.environment());
    ledger.finish(row.number(), result);
    if (listener != SearchListener.NONE) {
      Row finished = new Row(row.number(), row.trial(), Optional.empty(), Optional.of(result));
      listener.finished(finished, Progress.of(ledger.view(), plan, Set.of(Worker.current())));
    }
    if (thrown >= MOST_THROWN) {
      throw new IllegalStateException(
          "the evaluator threw on "
              + thrown
              + " trials in a row, the last time "
              + ((Failed) evaluation).reason()
              + "; the search ends, as the next ones would fare no better");
    }
  }

  /** The network of a trial, which its genotype must still stand for. */
  private Candidate candidate(Row row) throws IOException {
    Trial trial = row.trial();
    String problem;
    try {
      Candidate candidate = Candidate.of(plan.space(), trial.genotype());
      if (candidate.hash().equals(trial.key().hash())) {
        return candidate;
      }
      problem = "the space has the network " + candidate.hash() + " there";
    } catch (IllegalArgumentException e) {
      problem = String.valueOf(e.getMessage());
    }
    throw new IOException(
        "trial "
            + row.number()
            + " of the ledger is the network "
            + trial.key().hash()
            + " with the genotype "
            + trial.genotype()
            + ", but "
            + problem
            + "; search the space that the ledger was begun with");
  }

  private Evaluation evaluate(Row row, Candidate candidate)
      throws IOException, InterruptedException {
    Trial trial = row.trial();
    try {
      Evaluation evaluation = evaluator.evaluate(candidate, trial.key().seed());
      thrown = 0;
      return evaluation instanceof Measured measured && lacksCost(trial, measured)
          ? new Failed("the reward needs a latency, and " + evaluator.name() + " gave none")
          : evaluation;
    } catch (UncheckedIOException e) {
      // The next network would fare no better.
      requireNotInterrupted();
      throw e.getCause();
    } catch (RuntimeException | OutOfMemoryError e) {
      requireNotInterrupted();
      // The next network may be a smaller one.
      thrown++;
      listener.thrown(row, e);
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

package mobilenet.search.evaluation;

/** Finds out how good a network is. */
public interface Evaluator {

  /** Its name in a ledger, which tells it from others that give other numbers. */
  String name();

  /**
   * Evaluates a network. What goes wrong with this network alone is returned as a {@link
   * Evaluation.Failed}; exceptions and a lack of memory are made one by whoever runs the search.
   *
   * @param seed of whatever is random in it: same candidate and seed, same result
   * @throws java.io.UncheckedIOException if files cannot be read or written, which ends the search
   */
  Evaluation evaluate(Candidate candidate, long seed) throws InterruptedException;
}

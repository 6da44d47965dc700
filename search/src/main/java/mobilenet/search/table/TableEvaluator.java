package mobilenet.search.table;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.space.Genotype;

/** Looks accuracies up in a table, in place of training. */
public final class TableEvaluator implements Evaluator {
  private final String name;
  private final AccuracyTable table;
  private final Map<Genotype, TabledNetwork> networks = new HashMap<>();

  /**
   * An evaluator.
   *
   * @param name of the table, which tells it from others
   */
  public TableEvaluator(String name, AccuracyTable table) {
    this.name = name;
    this.table = table;
    table.networks().forEach(network -> networks.put(network.genotype(), network));
  }

  @Override
  public String name() {
    return "table " + name;
  }

  /** The accuracy of that seed; a network or seed that the table lacks is a failure. */
  @Override
  public Evaluation evaluate(Candidate candidate, long seed) {
    TabledNetwork network = networks.get(candidate.genotype());
    int column = table.seeds().indexOf(seed);
    return network == null || column < 0
        ? new Failed("the table " + name + " has no " + candidate.hash() + " of seed " + seed)
        : new Measured(network.accuracies().get(column), network.costs().latencyMs());
  }

  /**
   * The accuracy of one of the table's seeds, drawn for this network: what a search that trains it
   * once would see.
   *
   * @param draw another one draws other seeds
   * @throws IllegalArgumentException if the table lacks the network
   */
  public double drawn(Genotype genotype, long draw) {
    TabledNetwork network = networks.get(genotype);
    if (network == null) {
      throw new IllegalArgumentException("the table " + name + " has no network " + genotype);
    }
    long own = new SplittableRandom(draw).nextLong() + genotype.genes().hashCode();
    SplittableRandom random = new SplittableRandom(new SplittableRandom(own).nextLong());
    return network.accuracies().get(random.nextInt(network.accuracies().size()));
  }
}

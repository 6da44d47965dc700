package mobilenet.search.table;

import java.util.SplittableRandom;
import mobilenet.search.controller.Oracle;
import mobilenet.search.landscape.AnswerNoise;
import mobilenet.search.space.Genotype;

/**
 * A table that answers a controller: with the accuracy of one of its seeds, drawn anew for each
 * question, and with noise as the accuracy of a batch of images has.
 */
public final class TableOracle implements Oracle {
  private final TableLandscape landscape;
  private final TableEvaluator evaluator;
  private final AnswerNoise noise;
  private final long trainings;
  private final long noises;

  /**
   * An oracle.
   *
   * @param evaluator of the landscape's table
   * @param seed of all that is drawn
   */
  public TableOracle(
      TableLandscape landscape, TableEvaluator evaluator, AnswerNoise noise, long seed) {
    this.landscape = landscape;
    this.evaluator = evaluator;
    this.noise = noise;
    SplittableRandom streams = new SplittableRandom(seed);
    this.trainings = streams.nextLong();
    this.noises = streams.nextLong();
  }

  @Override
  public Answer ask(Genotype network, long question) {
    long own = new SplittableRandom(noises + question).nextLong();
    return new Answer(
        noise.of(
            evaluator.drawn(network, trainings + question),
            new SplittableRandom(new SplittableRandom(own).nextLong())),
        landscape.costs(network));
  }
}

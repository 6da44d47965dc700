package mobilenet.search.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.search.space.Decision;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * Scores of a network's options, each drawn uniformly from −1 to 1: a sum over decisions, and one
 * over pairs of decisions.
 */
final class ChoiceScores {
  private final List<double[]> single = new ArrayList<>();
  private final List<List<double[][]>> pairs = new ArrayList<>();

  /**
   * Draws the scores.
   *
   * @param space without optional rows, so that each genotype is a network of its own
   */
  ChoiceScores(SearchSpace space, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Decision> decisions = space.decisions();
    for (int d = 0; d < decisions.size(); d++) {
      single.add(draw(decisions.get(d).options().size(), random));
      List<double[][]> withEarlier = new ArrayList<>();
      for (int earlier = 0; earlier < d; earlier++) {
        double[][] pair = new double[decisions.get(d).options().size()][];
        for (int option = 0; option < pair.length; option++) {
          pair[option] = draw(decisions.get(earlier).options().size(), random);
        }
        withEarlier.add(pair);
      }
      pairs.add(withEarlier);
    }
  }

  private static double[] draw(int options, SplittableRandom random) {
    double[] scores = new double[options];
    for (int option = 0; option < options; option++) {
      scores[option] = 2 * random.nextDouble() - 1;
    }
    return scores;
  }

  double sum(Genotype network) {
    double sum = 0;
    for (int d = 0; d < single.size(); d++) {
      sum += single.get(d)[network.genes().get(d)];
    }
    return sum;
  }

  double sumOfPairs(Genotype network) {
    double sum = 0;
    for (int d = 0; d < pairs.size(); d++) {
      for (int earlier = 0; earlier < d; earlier++) {
        sum += pairs.get(d).get(earlier)[network.genes().get(d)][network.genes().get(earlier)];
      }
    }
    return sum;
  }

  /** The largest sum over decisions: each at its best. */
  double bestSum() {
    return single.stream().mapToDouble(scores -> max(scores)).sum();
  }

  private static double max(double[] scores) {
    double max = scores[0];
    for (double score : scores) {
      max = Math.max(max, score);
    }
    return max;
  }
}

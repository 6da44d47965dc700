package mobilenet.search.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Decisions that are drawn together, from those combinations of their options that exist. The
 * probability of a combination is proportional to the product of its options' softmax
 * probabilities; so it is the softmax, over the combinations that exist, of the sum of their
 * logits. Where the decision is one alone, that is its own softmax.
 */
final class Factor {
  private final int[] decisions;
  private final int[][] combinations;

  Factor(List<Integer> decisions, List<List<Integer>> combinations) {
    this.decisions = toArray(decisions);
    this.combinations = combinations.stream().map(Factor::toArray).toArray(int[][]::new);
  }

  private static int[] toArray(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The factors of some decisions: one for each decision where all combinations exist, or one of
   * all of them.
   *
   * @param sizes number of options of each
   * @param combinations those that exist, each once
   */
  static List<Factor> of(
      List<Integer> decisions, List<Integer> sizes, List<List<Integer>> combinations) {
    long all = sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (combinations.size() < all) {
      return List.of(new Factor(decisions, combinations));
    }
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < decisions.size(); i++) {
      factors.add(free(decisions.get(i), sizes.get(i)));
    }
    return factors;
  }

  /** A decision all of whose options exist. */
  static Factor free(int decision, int size) {
    return new Factor(List.of(decision), IntStream.range(0, size).boxed().map(List::of).toList());
  }

  double[] scores(Logits logits) {
    double[] scores = new double[combinations.length];
    for (int c = 0; c < scores.length; c++) {
      for (int i = 0; i < decisions.length; i++) {
        scores[c] += logits.get(decisions[i], combinations[c][i]);
      }
    }
    return scores;
  }

  /** The combination that genes have. */
  int chosen(int[] genes) {
    for (int c = 0; c < combinations.length; c++) {
      int i = 0;
      while (i < decisions.length && genes[decisions[i]] == combinations[c][i]) {
        i++;
      }
      if (i == decisions.length) {
        return c;
      }
    }
    throw new IllegalArgumentException("a block of this network cannot exist");
  }

  /** Writes a combination into genes. */
  void put(int combination, int[] genes) {
    for (int i = 0; i < decisions.length; i++) {
      genes[decisions[i]] = combinations[combination][i];
    }
  }

  int draw(Logits logits, SplittableRandom random) {
    double[] probabilities = Logits.softmax(scores(logits));
    double rest = random.nextDouble();
    for (int c = 0; c < probabilities.length; c++) {
      rest -= probabilities[c];
      if (rest < 0) {
        return c;
      }
    }
    return mostProbable(logits); // the sum of the probabilities was rounded down
  }

  /** The first of the most probable ones. */
  int mostProbable(Logits logits) {
    double[] scores = scores(logits);
    return IntStream.range(0, scores.length)
        .reduce((a, b) -> scores[b] > scores[a] ? b : a)
        .orElseThrow();
  }

  double logProbability(int combination, Logits logits) {
    double[] scores = scores(logits);
    double most = IntStream.range(0, scores.length).mapToDouble(c -> scores[c]).max().orElseThrow();
    double sum = 0;
    for (double score : scores) {
      sum += StrictMath.exp(score - most);
    }
    return scores[combination] - most - StrictMath.log(sum);
  }

  /** Adds the gradient of a combination's log-probability: 1 − p of its options, −p of others. */
  void addLogProbabilityGradient(int combination, Logits logits, Logits gradient) {
    double[] probabilities = Logits.softmax(scores(logits));
    for (int c = 0; c < probabilities.length; c++) {
      add(c, (c == combination ? 1 : 0) - probabilities[c], gradient);
    }
  }

  /** In nats. */
  double entropy(Logits logits) {
    double entropy = 0;
    for (double p : Logits.softmax(scores(logits))) {
      entropy -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return entropy;
  }

  /** Adds the gradient of the entropy H: −p · (log p + H) of each combination. */
  void addEntropyGradient(Logits logits, Logits gradient) {
    double[] probabilities = Logits.softmax(scores(logits));
    double entropy = entropy(logits);
    for (int c = 0; c < probabilities.length; c++) {
      double p = probabilities[c];
      add(c, p > 0 ? -p * (StrictMath.log(p) + entropy) : 0, gradient);
    }
  }

  private void add(int combination, double amount, Logits gradient) {
    for (int i = 0; i < decisions.length; i++) {
      gradient.add(decisions[i], combinations[combination][i], amount);
    }
  }
}

package mobilenet.search.controller;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * A distribution over the networks of a space: one logit for every option of every decision.
 *
 * <p>Decisions are drawn apart from each other, each by the softmax of its logits, but for those of
 * one row some of whose combinations do not exist (such as a universal inverted bottleneck with
 * stride 2 and no depthwise convolution). These are drawn together, from the combinations that
 * exist: a combination's probability is the product of its options' probabilities over the sum of
 * these products. So the distribution is exact without drawing again, every network of the space
 * has a probability, and gradients are those of this probability. Where all logits are equal, all
 * forms of a row are equally probable, as with {@link SearchSpace#sample}.
 *
 * <p>What is inactive (decisions of an absent row, shared choices that no present row uses) is not
 * drawn, and is 0 in a network drawn; it adds nothing to probability and entropy. Networks drawn
 * are not canonical: of two equal optional rows either may be absent, and the shared weights of a
 * super-network belong to rows. {@link SearchSpace#canonical} tells which are equal.
 *
 * <p>Immutable.
 */
public final class Policy {
  private final SearchSpace space;
  private final Factors factors;
  private final Logits logits;

  Policy(SearchSpace space, Factors factors, Logits logits) {
    this.space = space;
    this.factors = factors;
    this.logits = logits.copy();
  }

  /**
   * How often a network is drawn.
   *
   * @param network canonical
   * @param share of the draws, 0 to 1
   */
  public record Share(Genotype network, double share) {}

  /** Draws a network. */
  Genotype sample(SplittableRandom random) {
    return factors.decide((factor, genes) -> factor.put(factor.draw(logits, random), genes));
  }

  /**
   * The logarithm of a network's probability to be drawn as it is written.
   *
   * @throws IllegalArgumentException if it is none of the space
   */
  public double logProbability(Genotype network) {
    int[] genes = genes(network);
    return factors.of(genes).stream()
        .mapToDouble(factor -> factor.logProbability(factor.chosen(genes), logits))
        .sum();
  }

  /** Entropy of the decisions that are active in a network, in nats. */
  public double entropy(Genotype network) {
    return factors.of(genes(network)).stream().mapToDouble(f -> f.entropy(logits)).sum();
  }

  /** Of {@link #logProbability}. */
  Logits logProbabilityGradient(Genotype network) {
    int[] genes = genes(network);
    Logits gradient = logits.zeros();
    factors.of(genes).forEach(f -> f.addLogProbabilityGradient(f.chosen(genes), logits, gradient));
    return gradient;
  }

  /** Of {@link #entropy}, the network being given. */
  Logits entropyGradient(Genotype network) {
    Logits gradient = logits.zeros();
    factors.of(genes(network)).forEach(f -> f.addEntropyGradient(logits, gradient));
    return gradient;
  }

  private int[] genes(Genotype network) {
    int decisions = space.decisions().size();
    if (network.genes().size() != decisions) {
      throw new IllegalArgumentException(
          "the space "
              + space.name()
              + " has "
              + decisions
              + " decisions, given a network of "
              + network.genes().size());
    }
    return network.genes().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The network of the largest logit of every decision. Where those of one row are no block that
   * exists, it is the most probable block that does, the choices that the row shares with others
   * being kept. Of equal ones the first counts.
   *
   * @return canonical
   */
  public Genotype mostProbable() {
    return space.canonical(
        factors.decide((factor, genes) -> factor.put(factor.mostProbable(logits), genes)));
  }

  /**
   * The networks that are drawn most often.
   *
   * @param most number of them; fewer if fewer are drawn
   * @param draws number of draws
   * @param generators a generator for each draw
   */
  List<Share> top(int most, int draws, IntFunction<SplittableRandom> generators) {
    Map<Genotype, Genotype> canonical = new HashMap<>();
    Map<Genotype, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < draws; i++) {
      Genotype drawn = sample(generators.apply(i));
      counts.merge(canonical.computeIfAbsent(drawn, space::canonical), 1, Integer::sum);
    }
    List<Share> shares = new ArrayList<>();
    counts.forEach((network, count) -> shares.add(new Share(network, count / (double) draws)));
    shares.sort((a, b) -> Double.compare(b.share, a.share));
    return List.copyOf(shares.subList(0, Math.min(most, shares.size())));
  }

  /**
   * The softmax of each decision's logits, before combinations that do not exist are left out.
   *
   * @return by decision of the space and option
   */
  public List<List<Double>> probabilities() {
    return logits.softmax();
  }
}

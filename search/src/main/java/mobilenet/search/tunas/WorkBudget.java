package mobilenet.search.tunas;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What the stages of a search may compute together, in multiply-accumulates of all images: steps
 * would be no fair measure, as the networks of one space are larger than those of another.
 *
 * @param imageMacs as {@link TunasState#imageMacs} counts it
 */
public record WorkBudget(double imageMacs) {
  private static final int DRAWS = 500;

  /** The same for all searches, so that their budgets can be compared. */
  private static final long SEED = 1;

  /** Checks the range. */
  public WorkBudget {
    if (!(imageMacs > 0) || Double.isInfinite(imageMacs)) {
      throw new IllegalArgumentException("a budget must be above 0, given " + imageMacs);
    }
  }

  /** What so many steps take whose networks are drawn uniformly. */
  public static WorkBudget ofSteps(long steps, double imagesPerStep, NetworkCosts costs) {
    return new WorkBudget(steps * imagesPerStep * meanMacs(costs));
  }

  /**
   * The steps of a stage: as many as an equal share of what is left allows, if its networks are
   * drawn uniformly. A stage that computes more or less than that leaves less or more to the next;
   * in the last one, forms of depthwise convolutions hardly change what a network computes.
   *
   * @param done by the stages before
   * @param stagesLeft this one among them, at least 1
   * @param imagesPerStep as {@link TunasPlan#imagesPerStep} counts them
   * @param costs of the stage's networks
   * @throws IllegalArgumentException if nothing is left
   */
  public long steps(double done, int stagesLeft, double imagesPerStep, NetworkCosts costs) {
    long steps = Math.round((imageMacs - done) / stagesLeft / (imagesPerStep * meanMacs(costs)));
    if (steps < 1) {
      throw new IllegalArgumentException(
          "of a budget of "
              + imageMacs
              + " multiply-accumulates of all images, the stages before took "
              + done
              + ", which leaves no step; give more, with another --output");
    }
    return steps;
  }

  static double meanMacs(NetworkCosts costs) {
    SplittableRandom random = new SplittableRandom(SEED);
    return IntStream.range(0, DRAWS)
        .mapToDouble(draw -> costs.of(costs.space().sample(random)).macs())
        .average()
        .orElseThrow();
  }
}

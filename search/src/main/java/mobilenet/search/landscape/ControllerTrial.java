package mobilenet.search.landscape;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a search by a controller came to: a row of {@code results/controller.csv}.
 *
 * @param landscape its kind
 * @param rate how the learning rate was chosen
 * @param seed of the search and of the noise
 * @param rank of the network found among all of the space by their true reward, as a fraction: the
 *     best of 100 has 0.01
 * @param regret how far its true reward is below the best one's
 * @param ratio its cost over the target; empty where there is no target
 */
record ControllerTrial(
    String landscape, String rate, long seed, double rank, double regret, OptionalDouble ratio) {
  /** First line of the file. */
  static final String HEADER = "landscape,rate,seed,steps,rank,regret,cost_over_target";

  private static final double GOOD_RANK = 0.05;
  private static final double BEST_RANK = 0.01;
  private static final double ON_TARGET = 0.1;

  /** Among the best 5 %, and not more than 10 % off the target. */
  boolean isGood() {
    return rank <= GOOD_RANK && isOnTarget();
  }

  /** Among the best 1 %, and not more than 10 % off the target. */
  boolean isVeryGood() {
    return rank <= BEST_RANK && isOnTarget();
  }

  private boolean isOnTarget() {
    return Math.abs(ratio.orElse(1) - 1) <= ON_TARGET;
  }

  /** Landscape and rate. */
  String kind() {
    return landscape + ", " + rate;
  }

  String csv() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%d,%d,%.5f,%.6f,%s",
        landscape,
        rate,
        seed,
        ControllerTrials.STEPS,
        rank,
        regret,
        ratio.isPresent() ? String.format(Locale.ROOT, "%.4f", ratio.getAsDouble()) : "");
  }

  /** Reads what {@link #csv} writes. */
  static ControllerTrial parse(String row) {
    String[] fields = row.split(",", -1);
    return new ControllerTrial(
        fields[0],
        fields[1],
        Long.parseLong(fields[2]),
        Double.parseDouble(fields[4]),
        Double.parseDouble(fields[5]),
        fields[6].isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(fields[6])));
  }

  static String summary(List<ControllerTrial> trials) {
    return String.format(
        Locale.ROOT,
        "%d of %d are among the best 5 %%, %d of the best 1 %%; %d are among the best 5 %% and on"
            + " target",
        trials.stream().filter(trial -> trial.rank <= GOOD_RANK).count(),
        trials.size(),
        trials.stream().filter(trial -> trial.rank <= BEST_RANK).count(),
        trials.stream().filter(ControllerTrial::isGood).count());
  }
}

package mobilenet.search.latency;

import mobilenet.json.JsonObject;

/**
 * How a table is measured.
 *
 * @param rounds in each of which every carrier has a turn, at least 9
 * @param leastCarriers networks that a step must be part of, at least 3
 * @param mostSpread interquartile range over median that an entry may have
 * @param mostOthersPercent share of the machine that other processes may use during a turn
 * @param mostSlowdown of the pace against the usual one that a turn may have, as a part of it
 * @param retries of a turn that was beside busy neighbours, a round
 * @param seed of the order of turns
 */
public record MeasurementSettings(
    int rounds,
    int leastCarriers,
    double mostSpread,
    double mostOthersPercent,
    double mostSlowdown,
    int retries,
    long seed) {
  private static final int LEAST_ROUNDS = 9;
  private static final int LEAST_CARRIERS = 3;

  /** Nine rounds, three carriers, 5 % of spread, 10 % for others, 5 % slower, two retries. */
  public static final MeasurementSettings DEFAULT =
      new MeasurementSettings(LEAST_ROUNDS, LEAST_CARRIERS, 0.05, 10, 0.05, 2, 1);

  /** Checks the ranges. */
  public MeasurementSettings {
    if (rounds < LEAST_ROUNDS) {
      throw new IllegalArgumentException(
          "a table needs at least " + LEAST_ROUNDS + " rounds, given " + rounds);
    }
    if (leastCarriers < LEAST_CARRIERS) {
      throw new IllegalArgumentException(
          "a step is measured in at least " + LEAST_CARRIERS + " networks, given " + leastCarriers);
    }
    if (!(mostSpread > 0 && mostOthersPercent >= 0 && mostSlowdown > 0) || retries < 0) {
      throw new IllegalArgumentException(
          "limits and retries are not below 0, given "
              + mostSpread
              + ", "
              + mostOthersPercent
              + ", "
              + mostSlowdown
              + ", "
              + retries);
    }
  }

  /** With another number of rounds. */
  public MeasurementSettings withRounds(int rounds) {
    return new MeasurementSettings(
        rounds, leastCarriers, mostSpread, mostOthersPercent, mostSlowdown, retries, seed);
  }

  /** With another share of the machine that others may use, in percent. */
  public MeasurementSettings withMostOthersPercent(double percent) {
    return new MeasurementSettings(
        rounds, leastCarriers, mostSpread, percent, mostSlowdown, retries, seed);
  }

  /** With another seed. */
  public MeasurementSettings withSeed(long seed) {
    return new MeasurementSettings(
        rounds, leastCarriers, mostSpread, mostOthersPercent, mostSlowdown, retries, seed);
  }

  JsonObject toJson() {
    return JsonObject.EMPTY
        .with("rounds", rounds)
        .with("least_carriers", leastCarriers)
        .with("most_spread", mostSpread)
        .with("most_others_percent", mostOthersPercent)
        .with("most_slowdown", mostSlowdown)
        .with("retries", retries)
        .with("seed", seed);
  }
}

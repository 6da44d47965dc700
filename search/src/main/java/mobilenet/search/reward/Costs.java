package mobilenet.search.reward;

import java.util.OptionalDouble;

/**
 * What a network costs.
 *
 * @param params learnt parameters
 * @param macs multiply-accumulates of one image
 * @param latencyMs milliseconds of one image, where they are known
 */
public record Costs(long params, long macs, OptionalDouble latencyMs) {

  /** A kind of cost. */
  public enum Measure {
    /** Learnt parameters. */
    PARAMS,
    /** Multiply-accumulates. */
    MACS,
    /** Milliseconds. */
    LATENCY
  }

  /** Checks the ranges. */
  public Costs {
    if (params < 0 || macs < 0 || !(latencyMs.orElse(1) > 0)) {
      throw new IllegalArgumentException(
          "costs must not be negative, and a latency is above 0; given "
              + params
              + " parameters, "
              + macs
              + " multiply-accumulates, latency "
              + latencyMs);
    }
  }

  /** One of them, where it is known. */
  public OptionalDouble get(Measure measure) {
    return switch (measure) {
      case PARAMS -> OptionalDouble.of((double) params);
      case MACS -> OptionalDouble.of((double) macs);
      case LATENCY -> latencyMs;
    };
  }
}

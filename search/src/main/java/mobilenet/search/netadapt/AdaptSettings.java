package mobilenet.search.netadapt;

/**
 * How to adapt a network.
 *
 * @param schedule of the steps
 * @param rule of choice
 * @param tolerance changes of accuracy up to this count as none where the rule looks at changes; 0
 *     in the papers
 * @param quantum widths are multiples of it: latency is a staircase of the vector width
 */
public record AdaptSettings(StepSchedule schedule, ChoiceRule rule, double tolerance, int quantum) {
  /** With AVX-512, every second step of 8 channels costs nearly nothing. */
  public static final int DEFAULT_QUANTUM = 16;

  /** The first paper's form. */
  public static final AdaptSettings ORIGINAL =
      new AdaptSettings(StepSchedule.ORIGINAL, ChoiceRule.HIGHEST_ACCURACY, 0, DEFAULT_QUANTUM);

  /** MobileNetV3's form. */
  public static final AdaptSettings V3 =
      new AdaptSettings(StepSchedule.V3, ChoiceRule.BEST_SLOPE, 0, DEFAULT_QUANTUM);

  /** Checks the ranges. */
  public AdaptSettings {
    if (quantum < 1) {
      throw new IllegalArgumentException("the quantum must be at least 1, given " + quantum);
    }
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("the tolerance must be at least 0, given " + tolerance);
    }
  }

  /** With another schedule. */
  public AdaptSettings withSchedule(StepSchedule schedule) {
    return new AdaptSettings(schedule, rule, tolerance, quantum);
  }

  /** With another tolerance. */
  public AdaptSettings withTolerance(double tolerance) {
    return new AdaptSettings(schedule, rule, tolerance, quantum);
  }

  /** With other widths. */
  public AdaptSettings withQuantum(int quantum) {
    return new AdaptSettings(schedule, rule, tolerance, quantum);
  }
}

package mobilenet.train.optimizer;

/** What the schedules share. */
final class ScheduleChecks {
  private ScheduleChecks() {}

  static void peak(double peak, WarmUp warmUp) {
    if (!(peak > 0 && peak < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "peak of the learning rate must be above 0, given " + peak);
    }
    if (warmUp.from() > peak) {
      throw new IllegalArgumentException(
          "start of the warm-up must be at most the peak "
              + peak
              + " of the learning rate, given "
              + warmUp.from());
    }
  }

  static void decay(double decay, double every) {
    if (!(decay > 0 && decay <= 1)) {
      throw new IllegalArgumentException(
          "decay of the learning rate must be above 0 up to 1, given " + decay);
    }
    if (!(every > 0 && every < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epochs of one decay of the learning rate must be above 0, given " + every);
    }
  }

  /** The epoch that a decay counts from. */
  static double start(DecayOrigin origin, WarmUp warmUp) {
    return switch (origin) {
      case AFTER_WARM_UP -> warmUp.epochs();
      case FIRST_EPOCH -> 0;
    };
  }
}

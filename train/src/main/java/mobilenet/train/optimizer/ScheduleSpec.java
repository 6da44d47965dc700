package mobilenet.train.optimizer;

/**
 * The learning-rate schedules that a recipe can name. All warm up linearly; all times are epochs
 * with fractions.
 */
public sealed interface ScheduleSpec extends Schedule {

  /** The rate that the warm-up rises to and that everything is a fraction of, above 0. */
  double peak();

  /** The first epochs. */
  WarmUp warmUp();

  /**
   * The rate as if there were no warm-up before it.
   *
   * @param epoch at or after the end of the warm-up
   */
  double afterWarmUp(double epoch);

  /**
   * The same curve over a run of another length: {@code s.stretched(a, b).rate(x·b) ==
   * s.rate(x·a)}, warm-up included.
   *
   * @param fromEpochs length of the run that this schedule was made for
   * @param toEpochs length of the other
   */
  ScheduleSpec stretched(double fromEpochs, double toEpochs);

  /** The same curve with all rates multiplied so that the peak is another. */
  ScheduleSpec withPeak(double peak);

  /** The learning rate after so many epochs, 0 or more. */
  @Override
  default double rate(double epoch) {
    OptimizerChecks.notNegative("epoch", epoch);
    double warm = warmUp().epochs();
    return epoch < warm ? warmUp().rate(epoch, afterWarmUp(warm)) : afterWarmUp(epoch);
  }

  /**
   * One rate all the time.
   *
   * @param peak the rate, above 0
   * @param warmUp first epochs
   */
  record Constant(double peak, WarmUp warmUp) implements ScheduleSpec {
    /** Checks the range. */
    public Constant {
      ScheduleChecks.peak(peak, warmUp);
    }

    @Override
    public double afterWarmUp(double epoch) {
      return peak;
    }

    @Override
    public Constant stretched(double fromEpochs, double toEpochs) {
      return new Constant(peak, warmUp.stretched(fromEpochs, toEpochs));
    }

    @Override
    public Constant withPeak(double peak) {
      return new Constant(peak, warmUp.scaled(peak / this.peak));
    }
  }

  /**
   * Half a cosine: {@code peak · (α + (1 − α) · ½(1 + cos(πx)))} for x from 0 to 1.
   *
   * @param peak highest rate, above 0
   * @param endFraction α: rate at the end over the peak, 0 to 1
   * @param epochs length of the whole run, warm-up included, above the warm-up's; afterwards the
   *     rate stays at its end
   * @param warmUp first epochs
   * @param origin where x is 0
   */
  record Cosine(double peak, double endFraction, double epochs, WarmUp warmUp, DecayOrigin origin)
      implements ScheduleSpec {
    /** Checks the ranges. */
    public Cosine {
      ScheduleChecks.peak(peak, warmUp);
      if (!(endFraction >= 0 && endFraction <= 1)) {
        throw new IllegalArgumentException("end fraction must be 0 to 1, given " + endFraction);
      }
      if (!(epochs > warmUp.epochs() && epochs < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "epochs of a cosine must be more than those of its warm-up ("
                + warmUp.epochs()
                + "), given "
                + epochs);
      }
    }

    @Override
    public double afterWarmUp(double epoch) {
      double start = ScheduleChecks.start(origin, warmUp);
      double x = Math.min(1, (epoch - start) / (epochs - start));
      return peak * (endFraction + (1 - endFraction) * 0.5 * (1 + Math.cos(Math.PI * x)));
    }

    @Override
    public Cosine stretched(double fromEpochs, double toEpochs) {
      double length = epochs * toEpochs / fromEpochs;
      return new Cosine(peak, endFraction, length, warmUp.stretched(fromEpochs, toEpochs), origin);
    }

    @Override
    public Cosine withPeak(double peak) {
      return new Cosine(peak, endFraction, epochs, warmUp.scaled(peak / this.peak), origin);
    }
  }

  /**
   * A staircase: {@code peak · decay^⌊t / every⌋}.
   *
   * @param peak first rate after the warm-up, above 0
   * @param decay of one stair, above 0 up to 1
   * @param every length of a stair in epochs, above 0
   * @param warmUp first epochs
   * @param origin where t is 0
   */
  record Step(double peak, double decay, double every, WarmUp warmUp, DecayOrigin origin)
      implements ScheduleSpec {
    /**
     * 0.3 / 0.1 is a little less than 3: without this, steps that should fall on an edge would
     * still be on the stair before, by rounding alone.
     */
    private static final double ROUNDING = 1e-9;

    /** Checks the ranges. */
    public Step {
      ScheduleChecks.peak(peak, warmUp);
      ScheduleChecks.decay(decay, every);
    }

    @Override
    public double afterWarmUp(double epoch) {
      double stairs = (epoch - ScheduleChecks.start(origin, warmUp)) / every;
      return peak * Math.pow(decay, Math.floor(stairs + ROUNDING));
    }

    @Override
    public Step stretched(double fromEpochs, double toEpochs) {
      double length = every * toEpochs / fromEpochs;
      return new Step(peak, decay, length, warmUp.stretched(fromEpochs, toEpochs), origin);
    }

    @Override
    public Step withPeak(double peak) {
      return new Step(peak, decay, every, warmUp.scaled(peak / this.peak), origin);
    }
  }

  /**
   * A smooth decay: {@code peak · decay^(t / every)}.
   *
   * @param peak first rate after the warm-up, above 0
   * @param decay over {@code every} epochs, above 0 up to 1
   * @param every in epochs, above 0
   * @param warmUp first epochs
   * @param origin where t is 0
   */
  record Exponential(double peak, double decay, double every, WarmUp warmUp, DecayOrigin origin)
      implements ScheduleSpec {
    /** Checks the ranges. */
    public Exponential {
      ScheduleChecks.peak(peak, warmUp);
      ScheduleChecks.decay(decay, every);
    }

    @Override
    public double afterWarmUp(double epoch) {
      return peak * Math.pow(decay, (epoch - ScheduleChecks.start(origin, warmUp)) / every);
    }

    @Override
    public Exponential stretched(double fromEpochs, double toEpochs) {
      double length = every * toEpochs / fromEpochs;
      return new Exponential(peak, decay, length, warmUp.stretched(fromEpochs, toEpochs), origin);
    }

    @Override
    public Exponential withPeak(double peak) {
      return new Exponential(peak, decay, every, warmUp.scaled(peak / this.peak), origin);
    }
  }
}

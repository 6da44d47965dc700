package mobilenet.export.quantise;

/** How a range is chosen of the values that calibration images gave. */
public sealed interface RangeRule {
  /** The chosen range, inside of the histogram's. */
  Range choose(Histogram values);

  /** All values: nothing is clipped. */
  record MinMax() implements RangeRule {
    @Override
    public Range choose(Histogram values) {
      return values.range();
    }
  }

  /**
   * The middle part of the values; what is left at both ends is clipped.
   *
   * @param percent of the values inside, above 50 and at most 100
   */
  record Percentile(double percent) implements RangeRule {
    private static final double ALL = 100;

    /** Checks the range. */
    public Percentile {
      if (!(percent > ALL / 2 && percent <= ALL)) {
        throw new IllegalArgumentException(
            "the percentile must be above 50 and at most 100, given " + percent);
      }
    }

    @Override
    public Range choose(Histogram values) {
      double tail = (1 - percent / ALL) / 2;
      Range range =
          Range.around(values.quantile(tail), values.quantile(1 - tail)).and(values.range());
      return range.width() > 0 ? range : values.range();
    }
  }

  /** The part of the range at which rounding and clipping together have the least squared error. */
  record LeastSquares() implements RangeRule {
    private static final int PARTS = 100;
    private static final int LEAST_PARTS = 10;

    @Override
    public Range choose(Histogram values) {
      Range best = values.range();
      double least = values.squaredError(Int8Scale.of(best));
      for (int parts = PARTS - 1; parts >= LEAST_PARTS; parts--) {
        double share = (double) parts / PARTS;
        Range range = new Range(values.range().low() * share, values.range().high() * share);
        double error = values.squaredError(Int8Scale.of(range));
        if (error < least) {
          least = error;
          best = range;
        }
      }
      return best;
    }
  }
}

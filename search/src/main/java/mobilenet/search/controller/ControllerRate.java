package mobilenet.search.controller;

import mobilenet.json.JsonObject;

/**
 * The controller's learning rate when it begins to learn. From there it rises exponentially, to ten
 * times as much at the end.
 */
public sealed interface ControllerRate {
  /**
   * The sum of TuNAS's learning rates over its whole search, which is how far a logit could move at
   * most if all its gradients were of one size and sign.
   *
   * <p>TuNAS trains for 90 epochs of 1,281,167 images in batches of 4,096: 28,151 steps. It learns
   * in the last 75 % of them, M = 21,113, at a rate that rises from 0.0003 · 4,096 / 256 = 0.0048
   * to ten times that. The sum of 10^(k/M) over k from 0 to M − 1 is 9 / (10^(1/M) − 1) = 82,519,
   * so the rates sum to 396. (Without the 50,046 images that it holds out of these it is 381.)
   */
  double TUNAS_SUM = 396;

  /** As much learning as in TuNAS's own search, however few steps there are. */
  ControllerRate DEFAULT = new SameSum(TUNAS_SUM);

  /**
   * The rate at the first step that learns.
   *
   * @param learning steps that learn, at least 1
   */
  double first(long learning);

  /** Its type and number. */
  JsonObject toJson();

  /**
   * TuNAS's constant, 0.0003 for every 256 images of a training batch. In a search of few steps and
   * small batches the logits hardly move: with 128 images and 6,000 steps, by 2.6 at most.
   *
   * @param batch training images of a step, at least 1
   */
  record PerBatch(int batch) implements ControllerRate {
    private static final double RATE = 0.0003;
    private static final double IMAGES = 256;

    /** Checks the range. */
    public PerBatch {
      if (batch < 1) {
        throw new IllegalArgumentException("a batch has 1 image or more, given " + batch);
      }
    }

    @Override
    public double first(long learning) {
      return RATE * batch / IMAGES;
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.EMPTY.with("type", "per_batch").with("batch", (long) batch);
    }
  }

  /**
   * A rate whose sum over the search is given.
   *
   * @param sum above 0
   */
  record SameSum(double sum) implements ControllerRate {
    /** Checks the range. */
    public SameSum {
      requirePositive("the sum of the rates", sum);
    }

    @Override
    public double first(long learning) {
      return sum * (StrictMath.pow(10, 1.0 / learning) - 1) / 9;
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.EMPTY.with("type", "same_sum").with("sum", sum);
    }
  }

  /**
   * A rate of one's own.
   *
   * @param rate above 0
   */
  record Fixed(double rate) implements ControllerRate {
    /** Checks the range. */
    public Fixed {
      requirePositive("the rate", rate);
    }

    @Override
    public double first(long learning) {
      return rate;
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.EMPTY.with("type", "fixed").with("rate", rate);
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be above 0, given " + value);
    }
  }
}

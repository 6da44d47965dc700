package mobilenet.search.reward;

import mobilenet.json.JsonObject;

/** One number out of accuracy and cost. */
public sealed interface Reward {
  /** MnasNet, arXiv 1807.11626: twice the cost is worth 5 % of accuracy. */
  Power MNASNET_SOFT = new Power(-0.07, -0.07);

  /**
   * MnasNet's hard limit: up to the target the reward is the accuracy; beyond it, accuracy times
   * target over cost.
   */
  Power MNASNET_HARD = new Power(0, -1);

  /** MobileNetV3, arXiv 1905.02244: accuracy of small networks changes faster with cost. */
  Power V3_SMALL = new Power(-0.15, -0.15);

  /** The default of TuNAS's code. */
  Absolute TUNAS = new Absolute(-0.10);

  /**
   * The reward.
   *
   * @param accuracy 0 to 1
   * @param ratio cost over the target, positive
   */
  double of(double accuracy, double ratio);

  /** Its {@code type} and numbers, for the heading of a ledger. */
  JsonObject toJson();

  /**
   * TuNAS's absolute reward, Q + β · |T / T₀ − 1|: largest on the target, so that the exponent need
   * not be tuned until the target is met.
   *
   * @param beta at most 0
   */
  record Absolute(double beta) implements Reward {
    /** Checks the sign. */
    public Absolute {
      if (!(beta <= 0) || Double.isInfinite(beta)) {
        throw new IllegalArgumentException(
            "the factor of an absolute reward must be at most 0, given " + beta);
      }
    }

    @Override
    public double of(double accuracy, double ratio) {
      return accuracy + beta * Math.abs(ratio - 1);
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.EMPTY.with("type", "absolute").with("beta", beta);
    }
  }

  /**
   * MnasNet's reward, Q · (T / T₀)^w.
   *
   * @param below exponent up to the target, at most 0
   * @param above exponent beyond it, at most 0
   */
  record Power(double below, double above) implements Reward {
    /** Checks the signs. */
    public Power {
      if (!(below <= 0 && above <= 0) || Double.isInfinite(below + above)) {
        throw new IllegalArgumentException(
            "exponents of a reward must be at most 0, given " + below + " and " + above);
      }
    }

    @Override
    public double of(double accuracy, double ratio) {
      return accuracy * Math.pow(ratio, ratio <= 1 ? below : above);
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.EMPTY.with("type", "power").with("below", below).with("above", above);
    }
  }

  /** Accuracy, whatever it costs. */
  record AccuracyAlone() implements Reward {
    @Override
    public double of(double accuracy, double ratio) {
      return accuracy;
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.EMPTY.with("type", "accuracy");
    }
  }
}

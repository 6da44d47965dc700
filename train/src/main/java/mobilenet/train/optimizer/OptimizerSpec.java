package mobilenet.train.optimizer;

/**
 * How gradients change weights. Weight decay is in all of them; norms and biases are exempt from
 * it.
 */
public sealed interface OptimizerSpec {

  /** Weight decay, 0 or more. */
  double weightDecay();

  /**
   * Stochastic gradient descent with Nesterov's momentum: {@code b = μ·b + g; w −= lr·(g + μ·b)},
   * where g includes {@code weightDecay · w}.
   *
   * @param momentum μ, 0 to below 1
   * @param weightDecay coupled: added to the gradient
   */
  record Sgd(double momentum, double weightDecay) implements OptimizerSpec {
    /** Checks the ranges. */
    public Sgd {
      OptimizerChecks.fraction("momentum", momentum);
      OptimizerChecks.weightDecay(weightDecay);
    }
  }

  /**
   * Adam with decoupled weight decay.
   *
   * @param beta1 decay of the mean of gradients, 0 to below 1
   * @param beta2 decay of the mean of their squares, 0 to below 1
   * @param epsilon added to the root, above 0
   * @param weightDecay decoupled: {@code w −= lr · weightDecay · w}
   */
  record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
      implements OptimizerSpec {
    /** Checks the ranges. */
    public AdamW {
      OptimizerChecks.fraction("beta1", beta1);
      OptimizerChecks.fraction("beta2", beta2);
      OptimizerChecks.epsilon(epsilon);
      OptimizerChecks.weightDecay(weightDecay);
    }
  }

  /**
   * RMSProp in TensorFlow's form, timm's {@code RMSpropTF}: epsilon inside the root, the squares
   * start at 1, the learning rate inside the momentum.
   *
   * @param decay ρ of the mean of squares, 0 to below 1
   * @param momentum μ, 0 to below 1
   * @param epsilon inside the root, above 0
   * @param weightDecay coupled: added to the gradient
   */
  record RmsPropTf(double decay, double momentum, double epsilon, double weightDecay)
      implements OptimizerSpec {
    /** Checks the ranges. */
    public RmsPropTf {
      OptimizerChecks.fraction("decay", decay);
      OptimizerChecks.fraction("momentum", momentum);
      OptimizerChecks.epsilon(epsilon);
      OptimizerChecks.weightDecay(weightDecay);
    }
  }
}

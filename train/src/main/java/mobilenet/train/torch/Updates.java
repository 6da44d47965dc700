package mobilenet.train.torch;

import mobilenet.train.optimizer.OptimizerSpec;

/** Makes optimisers from their description. */
final class Updates {
  private Updates() {}

  static Update of(OptimizerSpec spec, ParameterStore store, RateScales scales) {
    if (spec instanceof OptimizerSpec.Sgd sgd) {
      return new SgdUpdate(sgd, store, scales);
    }
    if (spec instanceof OptimizerSpec.AdamW adamW) {
      return new AdamWUpdate(adamW, store, scales);
    }
    if (spec instanceof OptimizerSpec.RmsPropTf rmsProp) {
      return new RmsPropTfUpdate(rmsProp, store, scales);
    }
    throw new IllegalArgumentException("no optimiser for " + spec);
  }
}

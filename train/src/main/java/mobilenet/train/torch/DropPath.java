package mobilenet.train.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Stochastic depth: a residual branch dropped for whole images, the others scaled up for it. */
final class DropPath {
  private DropPath() {}

  /** The sum of a residual block. */
  static Tensor add(Tensor branch, Tensor input, double rate, Pass pass) {
    if (pass != Pass.TRAIN || rate == 0) {
      return torch.add(branch, input);
    }
    double keep = 1 - rate;
    try (Tensor blank = torch.zeros(branch.size(0), 1, 1, 1);
        Tensor mask = torch.bernoulli(blank, keep);
        Tensor typed = mask.to(branch.scalar_type());
        Scalar scale = new Scalar(1 / keep);
        Tensor scaled = typed.mul(scale);
        Tensor kept = torch.mul(branch, scaled)) {
      return torch.add(kept, input);
    }
  }
}

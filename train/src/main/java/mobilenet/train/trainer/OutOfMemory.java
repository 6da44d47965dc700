package mobilenet.train.trainer;

import java.util.Optional;
import mobilenet.train.torch.LibTorch;

/** Tells a want of memory, of Java's or libtorch's, from other failures. */
final class OutOfMemory {
  private OutOfMemory() {}

  /** Which memory there is not enough of, and what to do; nothing if that is not what failed. */
  static Optional<String> explain(Throwable failure, RunPlan plan) {
    String batch =
        "a batch of "
            + plan.recipe().optimisation().batch()
            + " images at "
            + plan.recipe().input().size();
    if (failure instanceof OutOfMemoryError) {
      return Optional.of(
          "Java has no memory for "
              + batch
              + " pixels ("
              + failure.getMessage()
              + "); raise -Xmx, or start anew with a smaller batch or image size");
    }
    if (failure instanceof RuntimeException e && LibTorch.isOutOfMemory(e)) {
      return Optional.of(
          "libtorch has no memory for "
              + batch
              + " pixels; free some, or start anew with a smaller batch or image size, or more"
              + " accumulation in the recipe");
    }
    return Optional.empty();
  }
}

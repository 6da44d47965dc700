package mobilenet.train.distillation;

import java.io.IOException;
import mobilenet.architecture.Architecture;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.train.torch.LibTorch;
import mobilenet.train.torch.TorchPredictor;

/**
 * A teacher's network in libtorch.
 *
 * @param predictor which this closes
 */
record TorchTeacherNetwork(TorchPredictor predictor) implements TeacherNetwork {

  /**
   * Copies the weights.
   *
   * @param architecture with the input size of the images
   * @throws TeacherException if libtorch has no memory for them
   * @throws IOException if libtorch cannot be used on this machine
   */
  static TorchTeacherNetwork of(Architecture architecture, BoundGraph weights) throws IOException {
    try {
      return new TorchTeacherNetwork(new TorchPredictor(architecture, weights));
    } catch (RuntimeException e) {
      throw explained(e, "the weights of the teacher " + architecture.name());
    }
  }

  @Override
  public float[] logits(float[] images, int count) throws TeacherException {
    try {
      return predictor.logits(images, count);
    } catch (RuntimeException e) {
      throw explained(e, "a teacher's answers to " + count + " images at once");
    }
  }

  /**
   * What a want of memory is told as, which is no mistake of the program. Any other failure is
   * thrown on.
   *
   * @param what there was no memory for
   */
  static TeacherException explained(RuntimeException e, String what) {
    if (!LibTorch.isOutOfMemory(e)) {
      throw e;
    }
    return new TeacherException(
        "libtorch has no memory for "
            + what
            + "; free some, give fewer --workers, or begin anew with a smaller --batch or with"
            + " --teacher-runtime java",
        e);
  }

  @Override
  public void close() {
    predictor.close();
  }
}

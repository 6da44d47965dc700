package mobilenet.train.distillation;

import mobilenet.architecture.Architecture;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.BatchSession;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelChoice;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;

/** A teacher's network in the Java runtime. */
final class JavaNetwork implements TeacherNetwork {
  private final CompiledModel model;
  private final BatchSession session;
  private final int classes;

  /**
   * Packs the weights.
   *
   * @param size of the images in pixels
   * @param threads that share a batch
   */
  JavaNetwork(Architecture architecture, BoundGraph weights, int size, int threads) {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withThreads(threads).withKernels(kernels());
    this.model = CompiledModel.compile(weights, options);
    this.session = model.batchSession(size, size);
    this.classes = architecture.classes();
  }

  /**
   * Settled before the first answer. Left open, plain loops would answer first, and vector kernels
   * take over at some later step, so that a resumed run would not repeat the bits.
   */
  private static KernelSelection kernels() {
    String scalar = KernelChoice.of(KernelSelection.SCALAR).name();
    return KernelChoice.of(KernelSelection.AUTO).name().equals(scalar)
        ? KernelSelection.SCALAR
        : KernelSelection.VECTOR;
  }

  @Override
  public float[] logits(float[] images, int count) {
    float[] logits = new float[count * classes];
    session.run(images, logits);
    return logits;
  }

  @Override
  public void close() {
    model.close();
  }
}

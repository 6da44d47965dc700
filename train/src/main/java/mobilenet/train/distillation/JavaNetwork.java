package mobilenet.train.distillation;

import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelChoice;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;

/** A teacher's network in the Java runtime. */
final class JavaNetwork implements TeacherNetwork {
  /** Of feature maps: up to this, each thread has maps of its own. */
  private static final long OWN_BYTES = 64L << 20;

  private final CompiledModel model;
  private final Answers session;
  private final int classes;

  /** What the network says of images; both forms give the same bits. */
  private interface Answers {
    void run(float[] images, float[] logits);
  }

  /**
   * Packs the weights.
   *
   * @param size of the images in pixels
   * @param threads that share a batch
   */
  JavaNetwork(Architecture architecture, BoundGraph weights, int size, int threads) {
    this(architecture, weights, size, threads, OWN_BYTES);
  }

  /** As above, with another limit of maps of a thread's own. */
  JavaNetwork(Architecture architecture, BoundGraph weights, int size, int threads, long ownBytes) {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withThreads(threads).withKernels(kernels());
    this.model = CompiledModel.compile(weights, options);
    this.classes = architecture.classes();
    Session single = model.session(size, size);
    this.session =
        single.bytes() > ownBytes
            ? (images, logits) -> oneByOne(single, images, logits)
            : model.batchSession(size, size)::run;
  }

  /** All threads share each image, and there is one set of feature maps. */
  private void oneByOne(Session single, float[] images, float[] logits) {
    float[] input = single.input();
    int length = single.height() * single.width() * single.channels();
    for (int i = 0; i < logits.length / classes; i++) {
      System.arraycopy(images, i * length, input, 0, length);
      single.run();
      single.tap(Graph.LOGITS).copyTo(logits, i * classes);
    }
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

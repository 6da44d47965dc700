package mobilenet.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.kernel.ZeroTail;
import mobilenet.runtime.scalar.ScalarKernels;

/** Plain loops that throw on one thread for as long as a test wants it, and are always cold. */
final class FailingKernels implements Kernels {
  private final ScalarKernels loops = new ScalarKernels();
  private final String thread;
  private final Supplier<? extends Throwable> fault;
  private final AtomicBoolean mended = new AtomicBoolean();

  /**
   * Kernels that fail on a thread.
   *
   * @param thread end of its name
   * @param fault makes what is thrown
   */
  FailingKernels(String thread, Supplier<? extends Throwable> fault) {
    this.thread = thread;
    this.fault = fault;
  }

  /** From now on nothing fails. */
  void mend() {
    mended.set(true);
  }

  @Override
  public String name() {
    return "failing";
  }

  @Override
  public int pixelStride(int channels) {
    return loops.pixelStride(channels);
  }

  @Override
  public boolean isCold(List<Op> ops) {
    return true;
  }

  @Override
  public Layer prepare(Op op, BoundGraph weights) {
    Layer layer = loops.prepare(op, weights);
    return geometry -> new Failing(layer.at(geometry));
  }

  private final class Failing implements Kernel {
    private final Kernel kernel;

    Failing(Kernel kernel) {
      this.kernel = kernel;
    }

    @Override
    public int units() {
      return kernel.units();
    }

    @Override
    public int[] scratchLengths() {
      return kernel.scratchLengths();
    }

    @Override
    public ZeroTail zeroTail() {
      return kernel.zeroTail();
    }

    @Override
    public void run(float[][] inputs, float[] output, float[][] scratch, int from, int to) {
      if (!mended.get() && Thread.currentThread().getName().endsWith(thread)) {
        Throwable thrown = fault.get();
        if (thrown instanceof Error error) {
          throw error;
        }
        if (thrown instanceof RuntimeException exception) {
          throw exception;
        }
      }
      kernel.run(inputs, output, scratch, from, to);
    }
  }
}

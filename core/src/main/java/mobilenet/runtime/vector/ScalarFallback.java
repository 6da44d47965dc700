package mobilenet.runtime.vector;

import java.util.Arrays;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.scalar.ScalarKernels;

/**
 * A plain loop among vector kernels. It writes channels alone, and what an array held before must
 * not stay in the padding: vector kernels read it, and it may not be finite.
 */
final class ScalarFallback implements Kernel {
  private final Kernel kernel;
  private final FeatureMap output;

  private ScalarFallback(Kernel kernel, FeatureMap output) {
    this.kernel = kernel;
    this.output = output;
  }

  /** The plain loop of an operation. */
  static Layer layer(Op op, BoundGraph weights) {
    Layer plain = new ScalarKernels().prepare(op, weights);
    return geometry -> new ScalarFallback(plain.at(geometry), geometry.output());
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
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    kernel.run(inputs, out, scratch, from, to);
    int end = firstPixel(to);
    for (int pixel = firstPixel(from); pixel < end; pixel++) {
      int at = pixel * output.pixelStride();
      Arrays.fill(out, at + output.channels(), at + output.pixelStride(), 0f);
    }
  }

  /** Every unit clears an equal share of pixels. */
  private int firstPixel(int unit) {
    return (int) ((long) output.pixels() * unit / units());
  }
}

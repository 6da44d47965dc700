package mobilenet.runtime.vector.elementwise;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.vector.machine.Lanes;

/**
 * The mean over all pixels. A unit is a block of channels; sums of rows, then the sum of those,
 * keep the rounding of a large map small.
 */
public final class GlobalAveragePool implements Kernel {
  /** Vectors of a block: four chains of sums hide the latency of an addition. */
  public static final int VECTORS = 4;

  private final FeatureMap input;
  private final int channels;
  private final int blocks;

  /** Of an input of any size. */
  public GlobalAveragePool(Geometry geometry) {
    this.input = geometry.input();
    this.channels = Lanes.align(input.channels());
    this.blocks = (channels + VECTORS * COUNT - 1) / (VECTORS * COUNT);
  }

  @Override
  public int units() {
    return blocks;
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int block = from; block < to; block++) {
      int first = block * VECTORS * COUNT;
      int end = Math.min(first + VECTORS * COUNT, channels);
      Arrays.fill(out, first, end, 0f);
      for (int y = 0; y < input.height(); y++) {
        int at = input.offset(y, 0) + first;
        if (end - first == VECTORS * COUNT) {
          addRow(inputs[0], at, input.pixelStride(), input.width(), out, first);
        } else {
          for (int c = first; c < end; c += COUNT) {
            int column = at + c - first;
            addColumn(inputs[0], column, input.pixelStride(), input.width(), out, c);
          }
        }
      }
      for (int c = first; c < end; c++) {
        out[c] /= input.pixels();
      }
    }
  }

  private static void addRow(float[] in, int at, int step, int width, float[] out, int outAt) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    for (int x = 0, i = at; x < width; x++, i += step) {
      sum0 = sum0.add(FloatVector.fromArray(SPECIES, in, i));
      sum1 = sum1.add(FloatVector.fromArray(SPECIES, in, i + COUNT));
      sum2 = sum2.add(FloatVector.fromArray(SPECIES, in, i + 2 * COUNT));
      sum3 = sum3.add(FloatVector.fromArray(SPECIES, in, i + 3 * COUNT));
    }
    FloatVector.fromArray(SPECIES, out, outAt).add(sum0).intoArray(out, outAt);
    int o1 = outAt + COUNT;
    FloatVector.fromArray(SPECIES, out, o1).add(sum1).intoArray(out, o1);
    int o2 = outAt + 2 * COUNT;
    FloatVector.fromArray(SPECIES, out, o2).add(sum2).intoArray(out, o2);
    int o3 = outAt + 3 * COUNT;
    FloatVector.fromArray(SPECIES, out, o3).add(sum3).intoArray(out, o3);
  }

  private static void addColumn(float[] in, int at, int step, int width, float[] out, int outAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int x = 0, i = at; x < width; x++, i += step) {
      sum = sum.add(FloatVector.fromArray(SPECIES, in, i));
    }
    FloatVector.fromArray(SPECIES, out, outAt).add(sum).intoArray(out, outAt);
  }
}

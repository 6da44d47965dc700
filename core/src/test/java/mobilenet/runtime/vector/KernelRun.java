package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.vector.machine.Lanes;

/**
 * One kernel with its arrays. They hold what hurts a kernel that reads or leaves what it should
 * not: large padding in the inputs and NaN beyond it, NaN in the scratch arrays and in the output,
 * nothing beyond.
 */
public final class KernelRun {
  /** Finite, as padding must be, and far from what it could be mistaken for. */
  private static final float PADDING = 1e3f;

  private final Geometry geometry;
  private final Kernel kernel;
  private final float[][] inputs;

  /**
   * @param maps layouts of the inputs
   * @param values inputs in NHWC order without padding
   */
  public KernelRun(Layer layer, List<FeatureMap> maps, FeatureMap output, List<float[]> values) {
    this.geometry = new Geometry(maps, output);
    this.kernel = layer.at(geometry);
    this.inputs = new float[maps.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = padded(maps.get(i), values.get(i), i == 0 ? kernel.zeroTail().length() : 0);
    }
  }

  private static float[] padded(FeatureMap map, float[] values, int zeroTail) {
    float[] array = new float[map.length() + zeroTail];
    Arrays.fill(array, 0, map.length(), Float.NaN);
    for (int p = 0; p < map.pixels(); p++) {
      int at = p * map.pixelStride();
      System.arraycopy(values, p * map.channels(), array, at, map.channels());
      Arrays.fill(array, at + map.channels(), at + padded(map), PADDING);
    }
    return array;
  }

  /** Channels and their padding to a whole vector, if the map has any. */
  private static int padded(FeatureMap map) {
    return Math.min(map.pixelStride(), Lanes.align(map.channels()));
  }

  private float[][] scratch() {
    int[] lengths = kernel.scratchLengths();
    float[][] scratch = new float[lengths.length][];
    for (int i = 0; i < lengths.length; i++) {
      scratch[i] = new float[lengths[i]];
      Arrays.fill(scratch[i], Float.NaN);
    }
    return scratch;
  }

  /** All of it must be written, padding to a whole vector as well. */
  private float[] output() {
    float[] out = new float[geometry.output().length()];
    Arrays.fill(out, Float.NaN);
    return out;
  }

  /** The output with its padding, all units at once. */
  public float[] whole() {
    float[] out = output();
    kernel.run(inputs, out, scratch(), 0, kernel.units());
    return out;
  }

  /** The output with its padding, unit by unit from the last to the first. */
  public float[] unitByUnit() {
    float[] out = output();
    float[][] scratch = scratch();
    for (int unit = kernel.units() - 1; unit >= 0; unit--) {
      kernel.run(inputs, out, scratch, unit, unit + 1);
    }
    return out;
  }

  /**
   * Checks that the padding of an output up to a whole vector is finite, and drops it. What is
   * beyond may be left as it was.
   */
  public float[] dense(float[] out, String description) {
    FeatureMap map = geometry.output();
    float[] dense = new float[map.channels() * map.pixels()];
    for (int p = 0; p < map.pixels(); p++) {
      int at = p * map.pixelStride();
      System.arraycopy(out, at, dense, p * map.channels(), map.channels());
      for (int c = map.channels(); c < padded(map); c++) {
        if (!Float.isFinite(out[at + c])) {
          assertThat(out[at + c]).as("%s: padding %d of pixel %d", description, c, p).isFinite();
        }
      }
    }
    return dense;
  }
}

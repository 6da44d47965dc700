package mobilenet.weights;

import java.util.Arrays;
import java.util.List;

/**
 * Float values with a shape.
 *
 * <p>Ownership: the array is neither copied in nor out, since weights are large. Who makes a tensor
 * hands the array over; who reads {@link #data()} must not write to it.
 */
public final class Tensor {
  private final List<Integer> shape;
  private final float[] data;

  /**
   * A tensor over an array that the caller gives up.
   *
   * @param shape dimensions of 0 or more, outermost first; empty for a scalar
   * @param data row-major values, exactly as many as the shape has
   */
  public Tensor(List<Integer> shape, float[] data) {
    this.shape = List.copyOf(shape);
    this.data = data;
    if (this.shape.stream().anyMatch(dimension -> dimension < 0)) {
      throw new IllegalArgumentException("negative dimension in shape " + Shapes.text(shape));
    }
    if (Shapes.elementCount(shape) != data.length) {
      throw new IllegalArgumentException(
          "shape " + Shapes.text(shape) + " does not have " + data.length + " values");
    }
  }

  /** Dimensions, outermost first; empty for a scalar. */
  public List<Integer> shape() {
    return shape;
  }

  /** Row-major values; owned by this tensor, not to be changed. */
  public float[] data() {
    return data;
  }

  /** How many of the values are NaN or infinite; 0 for what a sound network computes. */
  public int nonFiniteCount() {
    int count = 0;
    for (float value : data) {
      count += Float.isFinite(value) ? 0 : 1;
    }
    return count;
  }

  /** Whether shape and every bit of the values agree. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && shape.equals(that.shape)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "Tensor[" + Shapes.text(shape) + "]";
  }
}

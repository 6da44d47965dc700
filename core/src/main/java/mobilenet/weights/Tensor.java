package mobilenet.weights;

import java.util.Arrays;
import java.util.List;

/**
 * Float values with a shape.
 *
 * <p>The array is copied neither in nor out, since weights are large. Whoever makes a tensor hands
 * the array over to it; whoever reads {@link #data()} must not write to it.
 */
public final class Tensor {
  private final List<Integer> shape;
  private final float[] data;

  /**
   * A tensor that takes over an array: the caller must not change it any more.
   *
   * @param shape dimensions of 0 or more, outermost first; empty for a scalar
   * @param data row-major values, exactly as many as the shape says
   */
  public Tensor(List<Integer> shape, float[] data) {
    this.shape = List.copyOf(shape);
    this.data = data;
    if (this.shape.stream().anyMatch(dimension -> dimension < 0)) {
      throw new IllegalArgumentException("negative dimension in shape " + TensorShapes.text(shape));
    }
    if (!TensorShapes.holds(this.shape, data.length)) {
      throw new IllegalArgumentException(
          "shape " + TensorShapes.text(shape) + " does not have " + data.length + " values");
    }
  }

  /** Dimensions, outermost first; empty for a scalar. */
  public List<Integer> shape() {
    return shape;
  }

  /** Row-major values; owned by this tensor and not to be changed. */
  public float[] data() {
    return data;
  }

  /** How many of the values are NaN or infinite; a sound network computes none. */
  public int nonFiniteCount() {
    int count = 0;
    for (float value : data) {
      count += Float.isFinite(value) ? 0 : 1;
    }
    return count;
  }

  /** Whether the shapes are equal, and all values in every bit. */
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
    return "Tensor[" + TensorShapes.text(shape) + "]";
  }
}
